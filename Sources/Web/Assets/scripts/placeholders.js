// What a template leaves open, chosen from a list together with what stands there where there is nothing to fill in.

/** Starts it. Answers `{ ask(insert), listen(writing) }`. */
export function startPlaceholders(form) {
    const dialog = document.getElementById("placeholder");
    const inner = dialog.querySelector("form");
    let last = "text";
    // Enter means *Put it in* in the list as well; the arrows choose.
    inner.placeholder.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        inner.requestSubmit(inner.querySelector("[value=apply]"));
    });

    /** Asks for one, and gives it to `insert` as it is written. */
    function ask(insert) {
        inner.fallback.value = "";
        inner.mayBeEmpty.checked = false;
        dialog.returnValue = "cancel";
        dialog.addEventListener("close", () => {
            if (dialog.returnValue === "apply") insert(written(inner));
        }, { once: true });
        dialog.showModal();
    }

    function insertIntoSubject(text) {
        const field = form.subject;
        field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
    }

    function listen(writing) {
        form.addEventListener("focusin", (event) => {
            if (event.target === form.subject) last = "subject";
            else if (event.target.closest("[data-writing]")) last = "text";
        });
        const open = (where) => ask(where === "subject" ? insertIntoSubject : (text) => { writing.type(text); writing.focus(); });
        form.querySelector("[data-placeholder-in-subject]").addEventListener("click", () => open("subject"));
        document.addEventListener("keydown", (event) => {
            if (event.key.toLowerCase() !== "l" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            if (!document.querySelector("dialog[open]")) open(last);
        });
    }

    return { ask, listen };
}

/** `{{recipient.firstName|there}}`; an empty default has to be wished for, since it leaves nothing there. */
function written(form) {
    const fallback = form.fallback.value.replace(/[{}]/g, "");
    if (fallback) return `{{${form.placeholder.value}|${fallback}}}`;
    return form.mayBeEmpty.checked ? `{{${form.placeholder.value}|}}` : `{{${form.placeholder.value}}}`;
}
