/** Medusa's page of an invitation, for whom a text message reached: named by a phone, the surname first, refused in words. */
import type { Rule } from './rules'

const field = (name: string, fills: string, label: string) => `name: "${name}",
            render: ({ field }) => {
              return /* @__PURE__ */ jsx(Form.Item, { children: /* @__PURE__ */ jsx(Form.Control, { children: /* @__PURE__ */ jsx(
                Input,
                {
                  autoComplete: "${fills}",
                  ...field,
                  className: "bg-ui-bg-field-component",
                  placeholder: t("fields.${label}")
                }
              ) }) });
            }
          }
        ),`
const two = (first: string, second: string) => `${first}
        /* @__PURE__ */ jsx(
          Form.Field,
          {
            control: form.control,
            ${second}`
const GIVEN = field('first_name', 'given-name', 'firstName')
const FAMILY = field('last_name', 'family-name', 'lastName')
const PHONE = 'invite.email?.endsWith("@phone.invalid")'

export const INVITE: readonly Rule[] = [
  { find: two(GIVEN, FAMILY), put: two(FAMILY, GIVEN) },
  // Whom the link was sent to is who may take it: nothing to change, and a phone is no mailbox.
  {
    find: `autoComplete: "off",
                  ...field,
                  className: "bg-ui-bg-field-component",
                  placeholder: t("fields.email")`,
    put: `autoComplete: "username",
                  ...field,
                  readOnly: true,
                  type: ${PHONE} ? "hidden" : "email",
                  className: "bg-ui-bg-field-component",
                  placeholder: t("fields.email")`,
  },
  {
    find: 't("invite.hint")',
    put: `${PHONE} ? "请填写姓名和密码，以后用手机号 " + invite.email.split("@")[0] + " 登录" : "请填写姓名和密码，以后用 " + invite.email + " 登录"`,
  },
  {
    find: `autoComplete: "new-password",
                  type: "password",
                  ...field,
                  className: "bg-ui-bg-field-component",
                  placeholder: t("fields.password")`,
    put: `autoComplete: "new-password",
                  type: "password",
                  ...field,
                  className: "bg-ui-bg-field-component",
                  placeholder: "密码（至少 10 个字符）"`,
  },
  {
    find: 'message: t("errors.serverError")',
    put: 'message: isFetchError(error) && error.message ? error.message : t("errors.serverError")',
  },
]
