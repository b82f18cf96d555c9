/**
 * Enter in a line of a panel presses the panel's main button, as a browser does within a form. What cannot be undone asks
 * before it acts, whatever pressed its button.
 */
const LINE = 'input:not([type=checkbox]):not([type=radio]):not([type=search]):not([type=file]):not([role=combobox])'
/** How Medusa draws the one button that finishes a panel. */
const MAIN = 'button.bg-ui-button-inverted'

export function enterSubmits(): void {
  document.addEventListener('keydown', (event) => {
    const line = event.target
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return
    if (!(line instanceof HTMLInputElement) || !line.matches(LINE) || line.form) return
    const button = mainButtonOf(line)
    if (!button || button.disabled) return
    event.preventDefault()
    button.click()
  })
}

/** The nearest part of the page around the line that has one; two in the same part are a choice, and none is taken. */
function mainButtonOf(line: Element): HTMLButtonElement | null {
  for (let part = line.parentElement; part && part.tagName !== 'MAIN'; part = part.parentElement) {
    const found = part.querySelectorAll<HTMLButtonElement>(MAIN)
    if (found.length) return found.length === 1 ? found[0] : null
  }
  return null
}
