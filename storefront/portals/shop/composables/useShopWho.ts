// Roles of a shop as a sentence names them.
import type { MemberRole } from '@shanzhen/shops/wire'

export const useShopWho = (roles: MaybeRefOrGetter<readonly MemberRole[]>) => {
  const { $t, $getLocale } = useNuxtApp()
  return computed(() =>
    new Intl.ListFormat($getLocale(), { type: 'disjunction' }).format(
      toValue(roles).map((role) => $t(`shop.who.${role}`)),
    ),
  )
}
