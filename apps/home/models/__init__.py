from apps.home.models.address import AddressChange, Ended
from apps.home.models.privacy import DAYS, Erasure, Hold, Takeout
from apps.home.models.viewing import LASTS, Viewing

__all__ = ["DAYS", "LASTS", "AddressChange", "Ended", "Erasure", "Hold", "Takeout", "Viewing"]
