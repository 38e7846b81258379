from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.imports.models import Batch


def may_read_import(person: Person, _batch: Batch) -> bool:
    return is_coordinator(person)
