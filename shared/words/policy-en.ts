import type { Words } from './words.ts'

export const policyEn: Words['policy'] = {
  title: 'How we decide, and your rights',
  tallyTitle: 'The count so far',
  tallyCaption: 'Messages of this conversation',
  received: 'Received',
  shown: 'Shown',
  edited: 'of these, edited for privacy',
  notShown: 'Not shown',
  waiting: 'Waiting for a person to read them',
  takenDown: 'Taken down afterwards, by us or by the sender',
  why: 'Why messages were not shown',
  count: 'Number',
  consentTitle: 'What you agree to',
  consentVersion: (version) => `Wording ${version}. We note which wording you agreed to, and when.`,
  reasons: {
    personal: 'Personal details',
    abuse: 'Hurtful or threatening',
    off_topic: 'About something else',
    advert: 'Advertising',
    repeat: 'Already there',
    not_readable: 'Could not be read',
    sender_asked: 'The sender asked',
    other: 'Other',
  },
  sections: [
    {
      id: 'decide',
      title: 'How we decide',
      paragraphs: [
        'A person reads every message before it is shown. Software sorts the messages and points out things to look at, but it never approves one.',
        'We show what people think and live through, also when it is angry, and also when it criticises us. We do not show personal details, words that hurt or threaten somebody, advertising, what is about something else, and copies of what is already there.',
        'When a message holds a phone number, an address, a full name or the like, a moderator may take that part out. The message is then marked “edited for privacy”, and its sender is told.',
        'Every decision is written down: who decided, when, and why. A mistake can be put right: a message can be taken down from every screen at once.',
      ],
    },
    {
      id: 'emergency',
      title: 'This is not an emergency service',
      paragraphs: [
        'Nobody may be looking when you write. We cannot promise to notice that somebody needs help. A message that speaks of danger is not shown; a person trained in safeguarding looks at it first, and may answer on its receipt.',
      ],
    },
    {
      id: 'privacy',
      title: 'Your data, in plain words',
      paragraphs: [
        'We keep your message, the name and the place you chose to give, when you sent it, and the wording you agreed to. We never ask where your device is. We ask for no e-mail address and no account.',
        'One cookie with a random number, for half a day, keeps one sender from flooding everybody else; with your message we keep only a scrambled form of it. Your internet address is counted for ten minutes for the same reason, and not kept. We use no tracking, no advertising, and nothing on these pages comes from another company.',
        'Words about health are special by law. We use them only because you agree to it (UK GDPR, Article 6(1)(a) and Article 9(2)(a)), only for this conversation, and you may change your mind at any time: the link of your receipt takes your message down everywhere and erases it.',
        'Public posts with the hashtag of this conversation may be shown too. When their author deletes such a post, it goes from here as well.',
        'You may ask to see what is kept about you, to have it corrected or erased, and you may object. Ask the organisers of this conversation. If you are not content with the answer, the Information Commissioner’s Office listens: 0303 123 1113.',
      ],
    },
    {
      id: 'under16',
      title: 'If you are under 16',
      paragraphs: [
        'You may take part. Tick “I am under 16”, and neither your name nor your place is sent. Please do not write your school, your full name or how to reach you.',
      ],
    },
  ],
}
