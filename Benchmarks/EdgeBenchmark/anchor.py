"""A tracking server as people build one of pytracking: opens the sealed address, then answers. It keeps nothing.

gunicorn runs it; the key and where links lead come from the environment. Run by itself, it prints the two paths to ask for.
"""

import json
import os

import pytracking

SETTINGS = pytracking.Configuration(base_open_tracking_url="http://127.0.0.1/o/", base_click_tracking_url="http://127.0.0.1/c/",
                                    encryption_bytestring_key=os.environ["ANCHOR_KEY"].encode())
PIXEL, PIXEL_TYPE = pytracking.get_open_tracking_pixel()


def app(environ, start_response):
    path = environ["PATH_INFO"]
    known = {"user_agent": environ.get("HTTP_USER_AGENT"), "user_ip": environ.get("REMOTE_ADDR")}
    if path.startswith("/o/"):
        pytracking.get_open_tracking_result(path[3:], request_data=known, configuration=SETTINGS)
        start_response("200 OK", [("Content-Type", PIXEL_TYPE), ("Content-Length", str(len(PIXEL)))])
        return [PIXEL]
    found = pytracking.get_click_tracking_result(path[3:], request_data=known, configuration=SETTINGS)
    start_response("302 Found", [("Location", found.tracked_url), ("Content-Length", "0")])
    return [b""]


if __name__ == "__main__":
    metadata = {"email": "01981f2e-0000-7000-8000-000000000001", "recipient": 3}
    print(json.dumps({
        "beacon": pytracking.get_open_tracking_url(metadata, configuration=SETTINGS)[len("http://127.0.0.1"):],
        "link": pytracking.get_click_tracking_url("https://example.com/target", metadata,
                                                  configuration=SETTINGS)[len("http://127.0.0.1"):],
    }))
