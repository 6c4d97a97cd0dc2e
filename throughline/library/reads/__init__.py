"""What the library shows: notes by filter, where and how an item stands, what somebody saved."""
