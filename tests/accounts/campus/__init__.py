"""Campus sign-in: real providers, and everything that only looks like one."""
