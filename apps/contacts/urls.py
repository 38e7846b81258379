from django.urls import path

from apps.contacts import views

app_name = "contacts"

urlpatterns = [
    path("contacts/", views.people, name="people"),
    path("contacts/led/", views.led, name="led"),
    path("contacts/note/", views.note_down, name="note_down"),
    path("contacts/duplicates/", views.duplicates, name="duplicates"),
    path("contacts/export/", views.export, name="export"),
    path("contacts/add/", views.add, name="add"),
    path("contacts/address-books/", views.address_books, name="address_books"),
    path("contacts/address-books/<int:pk>/", views.address_book, name="address_book"),
    path("contacts/<int:pk>/", views.contact, name="contact"),
    path("contacts/<int:pk>/change/", views.change, name="change"),
    path("contacts/<int:pk>/put-away/", views.put_away, name="put_away"),
    path("contacts/<int:pk>/take-back/", views.take_back, name="take_back"),
    path("contacts/keeping/", views.keeping, name="keeping"),
    path("contacts/keeping/tag/", views.keep_tag, name="keep_tag"),
    path("contacts/keeping/<str:token>/", views.due, name="due"),
    path("contacts/<int:pk>/begin-keeping/", views.begin_keeping, name="begin_keeping"),
    path("contacts/<int:pk>/end-keeping/", views.end_keeping, name="end_keeping"),
    path("contacts/<int:pk>/rest/", views.rest, name="rest"),
    path("contacts/<int:pk>/tap/", views.tap, name="tap"),
    path("contacts/touches/<int:pk>/take-back/", views.untap, name="untap"),
    path("people/<int:pk>/keep/", views.keep, name="keep"),
]
