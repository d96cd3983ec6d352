// Starts what the page has. Pages show everything without this; it makes them live and quick.
import { api, isLoggedIn } from "./page.js";
import { keepTimes, rememberZone, showTimes } from "./times.js";
import { cardHappened, startCards } from "./cards.js";
import { listen } from "./stream.js";
import { refresh } from "./live.js";
import { startKeyboard } from "./keyboard.js";
import { startLists } from "./lists.js";
import { startNotifications } from "./notifications.js";
import { startSide } from "./side.js";
import { startCopying, startTheme } from "./theme.js";
import { sayCarried } from "./toast.js";

rememberZone();
showTimes();
keepTimes();

if (isLoggedIn) {
    startSide();
    startCards();
    startKeyboard();
    startLists();
    startNotifications();
    startTheme();
    startCopying();
    sayCarried(api);
    listen((kind, data) => {
        if (kind === "card" || kind === "again") cardHappened(data);
        if (!document.querySelector("[data-compose]")) refresh();
    });
    if (document.querySelector("[data-source]")) import("./sent-files.js").then(({ startSentFiles }) => startSentFiles());
    const waiting = document.querySelector("[data-schedule]")?.closest("[data-live]");
    if (waiting) import("./best-time.js").then(({ startBestTime }) => startBestTime(waiting, waiting));
    if (document.querySelector("[data-blocks]")) import("./blocks.js").then(({ startBlocks }) => startBlocks());
    const template = document.querySelector("[data-template]");
    if (template) import("./template.js").then(({ startTemplate }) => startTemplate(template));
    if (document.querySelector("[data-templates]")) import("./template-list.js").then(({ startTemplateList }) => startTemplateList());
    const table = document.querySelector("[data-import]");
    if (table) import("./import.js").then(({ startImport }) => startImport(table));
    const record = document.querySelector("[data-record-form]");
    if (record) import("./records.js").then(({ startRecords }) => startRecords(record));
    if (document.querySelector("[data-chart]")) import("./insights.js").then(({ startInsights }) => startInsights());
    const form = document.querySelector("[data-compose]");
    if (form) import("./compose.js").then(({ startComposing }) => startComposing(form));
}
