// A form of the portal: one request at a time, what is wrong beside its field, the cursor at the first of it.
export const useShopForm = () => {
  const { $t } = useNuxtApp()
  const { forget } = useShop()
  const errors = ref<Record<string, string>>({})
  const problem = ref('')
  const busy = ref(false)
  // Of a form that stands in a list Vue gives a list.
  const root = useTemplateRef<HTMLElement | HTMLElement[]>('formElement')

  const show = async (faults: Record<string, string>) => {
    errors.value = faults
    await nextTick()
    const [form] = [root.value].flat()
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  /** @returns what was answered; nothing where it was refused, which the form says itself */
  const send = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (busy.value) return undefined
    busy.value = true
    errors.value = {}
    problem.value = ''
    try {
      return await work()
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode === 401) forget()
      const { fields, message } = apiProblem(error)
      if (fields) await show(fields)
      problem.value = fields ? $t('shop.form.look') : message || $t('shop.offline')
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { errors, problem, busy, send, show }
}
