// Light, dark, or as the device has it: kept in a cookie, so that the server sends the page in the right one.

export function startTheme() {
    const choices = document.querySelectorAll("[data-theme-choice]");
    for (const choice of choices) {
        choice.addEventListener("click", () => {
            const theme = choice.dataset.themeChoice;
            if (theme) document.documentElement.dataset.theme = theme; else delete document.documentElement.dataset.theme;
            document.cookie = `inkling_theme=${theme}; path=/; samesite=lax; max-age=${theme ? 31536000 : 0}`;
            for (const other of choices) other.ariaPressed = String(other === choice);
        });
    }
}

export function startCopying() {
    for (const button of document.querySelectorAll("[data-copies]")) {
        button.addEventListener("click", async () => {
            const source = document.getElementById(button.dataset.copies);
            try {
                await navigator.clipboard.writeText(source.textContent);
                button.textContent = "Copied";
            } catch {
                getSelection().selectAllChildren(source);
                button.textContent = "Selected: copy it now";
            }
        });
    }
}
