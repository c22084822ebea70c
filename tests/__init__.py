"""The tests of the press and of the editions it makes; they mirror ``press/``."""
