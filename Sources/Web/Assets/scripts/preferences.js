// *View preferences*: who of the recipients may be followed, and what speaks against it, changed in place.
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

    /** Does it, says so, and takes it back if asked to; answers whether it was done. */
    async function change(words, act, takeBack) {
        let done;
        try {
            done = await act();
        } catch (refusal) {
            news.textContent = `It could not be changed. ${refusal.message}`;
            return false;
        }
        news.textContent = words;
        const undo = takeBack && (async () => {
            await takeBack(done)
                .catch((refusal) => say(`It could not be undone. ${refusal.message}`, { isDanger: true }));
            await decide();
            news.textContent = "Undone.";
        });
        say(words, { undo });
        await decide();
        // What was pressed may be gone with what it changed.
        if (dialog.open && !dialog.contains(document.activeElement)) dialog.querySelector("[data-closes-preferences]").focus();
        return true;
    }

    const added = ({ address, name }, more = {}) => api("POST", "/contacts", { address, ...(name ? { name } : {}), ...more });

    async function choose(field) {
        const { preference: id, who } = field.dataset;
        const preference = field.value, before = preference === "allow" ? "disallow" : "allow";
        const isDone = await change(
            `${who} ${preference === "allow" ? "does not object" : "would rather not be followed"}.`,
            () => id ? api("PATCH", `/contacts/${id}`, { preference }) : added(field.dataset, { preference }),
            ({ id: person }) => api("PATCH", `/contacts/${person}`, { preference: before }),
        );
        if (!isDone) field.value = before;
    }

    function unsilence({ unsilences: id, who }) {
        const silence = `/contacts/${id}/silence`;
        change(`What ${who} does is recorded again.`, () => api("DELETE", silence), () => api("POST", silence));
    }

    list.addEventListener("change", (event) => {
        const field = event.target.closest("[data-preference]");
        if (field) choose(field);
    });
    list.addEventListener("click", (event) => {
        const silenced = event.target.closest("[data-unsilences]"), stranger = event.target.closest("[data-adds]");
        if (silenced) unsilence(silenced.dataset);
        if (stranger) {
            const { adds: address, name, who } = stranger.dataset;
            change(`${who} is one of your people now.`, () => added({ address, name }));
        }
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
