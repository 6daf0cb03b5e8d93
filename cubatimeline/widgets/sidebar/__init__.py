"""The sidebar: people, organisations and places, and the card of the chosen one."""
