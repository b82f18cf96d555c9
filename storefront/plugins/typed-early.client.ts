// Whoever has a slow phone types before the page is awake, and waking empties every field: what was typed is put back.
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isTicked = (field: Field): field is HTMLInputElement => field.matches('[type=checkbox], [type=radio]')
const isTouched = (field: HTMLInputElement | HTMLTextAreaElement) =>
  isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
/** A browser that comes back to a page fills its fields itself: nobody typed. */
const isNew = () =>
  performance.getEntriesByType('navigation').some((one) => (one as PerformanceNavigationTiming).type === 'navigate')

export default defineNuxtPlugin({
  name: 'typed-early',
  enforce: 'pre',
  setup(nuxtApp) {
    const kept = new Map<Field, string | boolean>()
    const keep = (field: Field) => kept.set(field, isTicked(field) ? field.checked : field.value)
    const typed = ({ target }: Event) => keep(target as Field)
    if (isNew()) {
      const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
      for (const field of fields) if (isTouched(field)) keep(field)
    }
    document.addEventListener('input', typed, true)

    nuxtApp.hooks.hookOnce('app:suspense:resolve', () => {
      document.removeEventListener('input', typed, true)
      for (const [field, was] of kept) {
        if (isTicked(field)) {
          if (field.checked !== was) field.click()
        } else if (field.value !== was) {
          field.value = String(was)
          field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
        }
      }
    })
  },
})
