import type { Row } from '../row.ts'

/** More of the day; some name their place in their words only. Invented, all of them. */
// prettier-ignore
export const more: readonly Row[] = [
  [15, '', 'Bernadette', "I was born in the old infirmary, my kids in the new one, and I'd like to see my grandchildren seen by anybody at all."],
  [33, 'ward/Ardsley & Robin Hood', 'Luke', "Rhubarb's up, knees are down. Send a physio with a torch."],
  [105, 'ward/Morley South', 'Pauline', "Everything's moved to the town hall steps. I can't do steps. That's why I was coming."],
  [128, '', 'New to Leeds', "Nobody told me Chapel Allerton Hospital isn't in the bit I'd call Chapel Allerton. Walked an hour. Got my steps in."],
  [166, '', 'Lorna', 'Anyone else in Seacroft think the green should have a warm room with a telly and no questions?'],
  [192, '', 'Gill', "Kirkstall Abbey at lunchtime, me, a sandwich and four hundred years of somebody else's problems."],
  [221, '', 'Pav', 'Stuck outside Morley Station with a broken lift and a mother in a wheelchair. Station man carried the chair. I carried my mother. She loved it.'],
  [272, '', 'Ken and Kath', "We'd come to the Garforth surgery more if Garforth surgery answered."],
  [315, '', 'Emeka', 'Roundhay Park, six in the morning, eleven dads, no phones. Somebody started it after his scare. Come.'],
  [320, '', 'Jean', 'Why is everything free for your heart up in Adel and nothing down in Belle Isle?'],
  [357, '', 'Hester', "I'm a wheelchair user and an adrenaline junkie and the only thing I can't get up is the kerb outside Armley library."],
  [399, '', 'Anon', "I want a nurse to say my son's name. He lived for four hours and he had a name."],
  [442, '', 'Femi', 'Being ill is a full-time job with terrible management.'],
  [455, '', 'Suze', "Make one form. I'll fill in one form. I'll fill it in beautifully."],
  [482, 'ward/Harewood', 'Young farmer', 'Nearest gym is a tractor.'],
  [540, 'ward/Wetherby', 'Rupert, 8', 'My grandma says the new surgery has a fish. Can all of them have a fish?'],
  [556, 'ward/Killingbeck & Seacroft', 'Jodie', "Weaning class at the children's centre: free carrots, free wisdom, one baby asleep in a mixing bowl."],
  [599, 'ward/Bramley & Stanningley', 'Anwar', "I run the corner shop. I know who's stopped eating before you do."],
  [622, 'ward/Ardsley & Robin Hood', 'Pam', "Bring back the clinic in the working men's. It had a bar."],
  [667, 'ward/Calverley & Farsley', 'Meera', "Diwali, diabetes, my mother-in-law's ladoos. I need a dietitian and possibly a lawyer."],
  [677, 'ward/Rothwell', 'Simon', "My chemo nurse supports Bradford and I still think she's a saint."],
  [718, 'ward/Farnley & Wortley', 'Zara', 'Six weeks for a wheelchair repair. Try six weeks without your legs and let me know.'],
]
