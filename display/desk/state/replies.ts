/** Help lines of the United Kingdom, as printed on every page of ours. */
export const helpLines: readonly { name: string; number: string; when: string }[] = [
  { name: 'Emergency', number: '999', when: 'danger to life, now' },
  { name: 'Samaritans', number: '116 123', when: 'day and night, free' },
  { name: 'NHS mental health', number: '111, option 2', when: 'day and night' },
  { name: 'SHOUT', number: 'text 85258', when: 'day and night' },
  { name: 'Childline', number: '0800 1111', when: 'under 19' },
]

/** Drafts that a lead makes their own before sending: one for somebody at risk, one for somebody who is worn down. */
export const replyDrafts: readonly { label: string; text: string }[] = [
  {
    label: 'At risk now',
    text:
      'Thank you for telling us. A person has read this, and we are worried about you. If you are in danger or have hurt yourself, ' +
      'please ring 999 now. You can talk to the Samaritans at any hour on 116 123, text SHOUT to 85258, or ring NHS 111 and choose option 2. ' +
      'If you are under 19, Childline is on 0800 1111. You do not have to carry this by yourself.',
  },
  {
    label: 'Having a hard time',
    text:
      'Thank you for writing. A person has read your words, and they matter to us. That sounds very hard. If talking would help, ' +
      'Samaritans listen at any hour on 116 123, you can text SHOUT to 85258, and NHS 111 option 2 reaches the mental health team. ' +
      'If things become unsafe, ring 999.',
  },
]
