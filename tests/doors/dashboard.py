from tests.doors.oracle import INSIDE, SIGNED_IN, Door

DOORS = [
    Door("dashboard:home", about="nothing", get=SIGNED_IN),
    Door("dashboard:week", get=INSIDE),
    Door("dashboard:team", get=INSIDE),
    Door("dashboard:learning", get=INSIDE),
    Door("dashboard:hubs", get=INSIDE),
    Door("dashboard:around", get=INSIDE),
    Door("dashboard:around-csv", get=INSIDE),
    Door("dashboard:reach", get=INSIDE),
    Door("dashboard:reach-csv", get=INSIDE),
]
