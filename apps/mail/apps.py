from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "apps.mail"

    def ready(self) -> None:
        """Hear what providers tell, and look at the settings for it."""
        from anymail.signals import tracking  # noqa: PLC0415 - models have to be there first

        from apps.mail import checks  # noqa: F401, PLC0415 - registers itself
        from apps.mail.reports import receive  # noqa: PLC0415 - models are there only once the apps are ready

        tracking.connect(receive, dispatch_uid="apps.mail.reports")
