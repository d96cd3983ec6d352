// *View preferences*: who of the recipients may be followed, changed in place.
import { api } from "./page.js";
import { morph } from "./morph.js";
import { say } from "./toast.js";

/** Keeps the dialog true. `decide` asks the server anew; answers `{ open(), show(newer) }`. */
export function startPreferences(dialog, decide) {
    const list = dialog.querySelector("[data-preferences]");
    const news = dialog.querySelector("[data-preference-news]");

    function show(newer) {
        if (!newer) return;
        morph(list, newer);
        // What was chosen here is a property of the field; what holds is what the server says.
        for (const field of list.querySelectorAll("[data-preference]")) {
            field.value = field.querySelector("option[selected]").value;
        }
    }

    async function change(field, preference) {
        const { preference: id, address, name, who } = field.dataset;
        const before = preference === "allow" ? "disallow" : "allow";
        let person = id;
        try {
            if (id) await api("PATCH", `/contacts/${id}`, { preference });
            else person = (await api("POST", "/contacts", { address, preference, ...(name ? { name } : {}) })).id;
        } catch (refusal) {
            field.value = before;
            news.textContent = `It could not be changed. ${refusal.message}`;
            return;
        }
        const words = preference === "allow" ? "may be followed" : "would rather not be followed";
        news.textContent = `${who} ${words}.`;
        const undo = async () => {
            await api("PATCH", `/contacts/${person}`, { preference: before })
                .catch((refusal) => say(`It could not be undone. ${refusal.message}`, { isDanger: true }));
            await decide();
            news.textContent = "Undone.";
        };
        say(`${who} ${words}.`, { undo });
        await decide();
    }

    list.addEventListener("change", (event) => {
        const field = event.target.closest("[data-preference]");
        if (field) change(field, field.value);
    });
    dialog.querySelector("[data-closes-preferences]").addEventListener("click", () => dialog.close());
    dialog.querySelector("[data-try-again]").addEventListener("click", async () => {
        news.textContent = "";
        await decide();
        const state = document.querySelector("[data-following] .chip");
        news.textContent = `Following: ${state?.textContent.trim() ?? ""}.`;
    });

    return {
        open: () => {
            news.textContent = "";
            dialog.showModal();
        },
        show,
    };
}
