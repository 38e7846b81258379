"""How far a share of few can be trusted. Pure."""

from math import sqrt

Z = 1.959963984540054  # the normal quantile of 97.5 %: 95 of 100 intervals hold the true share


def wilson(yes: int, n: int) -> tuple[float, float]:
    """The 95 % interval of the share yes / n, both ends between 0 and 1 (Wilson 1927).

    Holds for small n and for shares near 0 and 1, where the usual formula leaves the scale.
    """
    if not 0 <= yes <= n or n == 0:
        raise ValueError(f"{yes} of {n} is no share")
    share, square = yes / n, Z * Z
    middle = share + square / (2 * n)
    reach = Z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    low = (middle - reach) / scale if yes else 0.0  # exactly, which floats would miss
    high = (middle + reach) / scale if yes < n else 1.0
    return low, high
