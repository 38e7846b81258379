from django.urls import path

from apps.contacts import views

app_name = "contacts"

urlpatterns = [
    path("contacts/", views.people, name="people"),
    path("contacts/led/", views.led, name="led"),
    path("contacts/duplicates/", views.duplicates, name="duplicates"),
    path("contacts/export/", views.export, name="export"),
    path("contacts/add/", views.add, name="add"),
    path("contacts/address-books/", views.address_books, name="address_books"),
    path("contacts/address-books/<int:pk>/", views.address_book, name="address_book"),
    path("contacts/<int:pk>/", views.contact, name="contact"),
    path("contacts/<int:pk>/change/", views.change, name="change"),
    path("contacts/<int:pk>/put-away/", views.put_away, name="put_away"),
    path("contacts/<int:pk>/take-back/", views.take_back, name="take_back"),
    path("contacts/<int:pk>/end-keeping/", views.end_keeping, name="end_keeping"),
    path("people/<int:pk>/keep/", views.keep, name="keep"),
]
