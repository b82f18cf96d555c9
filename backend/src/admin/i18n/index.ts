/** Words of Medusa's own pages that are not true of this shop: an invitation's link is in its mail alone. */
export default {
  zhCN: {
    translation: {
      users: {
        inviteUserHint:
          '邀请邮件直接发到对方邮箱，链接只能用一次；您看不到链接。您邀请的账号不能给您的登记做复核，反过来也不行。',
        copyInviteLink: '链接只发到对方邮箱，请用“重新发送邀请”',
      },
    },
  },
  en: {
    translation: {
      users: {
        inviteUserHint:
          'The invitation is mailed to its address and its link works once; you do not see it. An account you invited cannot review what you entered, nor you what it entered.',
        copyInviteLink: 'The link is in the mail only; send it again instead',
      },
    },
  },
}
