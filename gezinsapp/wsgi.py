"""The app for gunicorn, configured from the environment."""

from gezinsapp.config import uit_omgeving
from gezinsapp.factory import create_app

app = create_app(uit_omgeving())
