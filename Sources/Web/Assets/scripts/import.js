// A table that is chosen as a file is put where it could be pasted, and looked at at once.
import { say } from "./toast.js";

const largest = 5 * 1024 * 1024;

export function startImport(form) {
    const table = form.querySelector("[data-import-table]");
    form.querySelector("[data-import-file]").addEventListener("change", async (event) => {
        const [file] = event.target.files;
        if (!file) return;
        if (file.size > largest) {
            event.target.value = "";
            return say("This file has more than 5 MB. Import it with the command inkling import, or split it.", { isDanger: true });
        }
        try {
            table.value = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
        } catch {
            event.target.value = "";
            return say("This file is not UTF-8 text. Save the table as “CSV UTF-8”.", { isDanger: true });
        }
        form.requestSubmit(form.querySelector("[value=look]"));
    });
    for (const select of form.querySelectorAll("select")) {
        select.addEventListener("change", () => form.requestSubmit(form.querySelector("[value=look]")));
    }
}
