// The list of templates: its choices act at once.

export function startTemplateList() {
    const form = document.querySelector("[data-templates]");
    form.elements.language.addEventListener("change", () => form.requestSubmit());
}
