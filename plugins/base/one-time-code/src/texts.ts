/** The words that carry a code. */
export const codeText = (
  locale: string,
  shop: string,
  code: string,
  minutes: number,
): { subject: string; text: string } =>
  locale === 'en'
    ? {
        subject: `Your sign-in code`,
        text: `[${shop}] ${code} is your sign-in code, good for ${minutes} minutes. Tell it to nobody.`,
      }
    : { subject: '登录验证码', text: `【${shop}】验证码 ${code}，${minutes} 分钟内有效，请勿告诉他人。` }
