// Whoever has a slow phone types before the page is awake, and waking empties every field: what was typed is put back.
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isTicked = (field: Field): field is HTMLInputElement => field.matches('[type=checkbox], [type=radio]')
const isSelect = (field: Field): field is HTMLSelectElement => field instanceof HTMLSelectElement
/** What a list stood at when the page came: as its author marked, or else the first entry. */
const given = ({ options }: HTMLSelectElement) => ([...options].find((one) => one.defaultSelected) ?? options[0])?.value
const isTouched = (field: Field) =>
  isSelect(field)
    ? field.value !== given(field)
    : isTicked(field)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue
/** A browser that comes back to a page fills its fields itself; whoever loads it anew, or stands in a field, typed. */
const isNew = () =>
  performance.getEntriesByType('navigation').some((one) => (one as PerformanceNavigationTiming).type === 'navigate')

export default defineNuxtPlugin({
  name: 'typed-early',
  enforce: 'pre',
  setup(nuxtApp) {
    const kept = new Map<Field, string | boolean>()
    const keep = (field: Field) => kept.set(field, isTicked(field) ? field.checked : field.value)
    const typed = ({ target }: Event) => keep(target as Field)
    const fresh = isNew()
    for (const field of document.querySelectorAll<Field>('input, textarea, select')) {
      if ((fresh || field === document.activeElement) && isTouched(field)) keep(field)
    }
    document.addEventListener('input', typed, true)

    nuxtApp.hooks.hookOnce('app:suspense:resolve', () => {
      document.removeEventListener('input', typed, true)
      const tell = (field: Field, name: string) => field.dispatchEvent(new Event(name, { bubbles: true }))
      for (const [field, was] of kept) {
        if (isTicked(field)) {
          if (field.checked !== was) field.click()
        } else if (isSelect(field)) {
          // Waking leaves some lists as they stand, and nobody heard of it.
          field.value = String(was)
          tell(field, 'change')
        } else if (field.value !== was) {
          field.value = String(was)
          tell(field, 'input')
        }
      }
    })
  },
})
