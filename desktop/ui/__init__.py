"""The window: pages, models, dialogs and their look; it knows the services and nothing below."""
