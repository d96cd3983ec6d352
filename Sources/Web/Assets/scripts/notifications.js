// The browser's own notifications, where the person allowed them and looks elsewhere.

import { quietHours } from "./page.js";

const isPossible = "Notification" in window;

/** Tells of it outside the page, if that was allowed and the page is hidden; windows that tell of the same `tag` tell it once. */
export function notify(title, body, link, tag) {
    if (!isPossible || Notification.permission !== "granted" || !document.hidden || isQuiet()) return;
    const notification = new Notification(title, { body, tag, icon: "/favicon.ico" });
    notification.addEventListener("click", () => {
        window.focus();
        location.assign(link);
    });
}

/** Whether the person wants to hear nothing at this hour; over midnight the hours begin later than they end. */
function isQuiet(now = new Date()) {
    const [start, end] = quietHours.split("-").map((time) => time.split(":").reduce((hours, minutes) => hours * 60 + Number(minutes), 0));
    if (end === undefined) return false;
    const minute = now.getHours() * 60 + now.getMinutes();
    return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

/** Offers to allow them, as long as nothing was decided. */
export function startNotifications() {
    for (const offer of document.querySelectorAll("[data-permission]")) {
        offer.hidden = !isPossible || Notification.permission !== "default";
        offer.querySelector("[data-asks-permission]").addEventListener("click", async () => {
            await Notification.requestPermission();
            offer.hidden = true;
        });
    }
}
