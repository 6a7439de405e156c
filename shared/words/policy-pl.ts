import type { Words } from './words.ts'

export const policyPl: Words['policy'] = {
  title: 'Jak decydujemy i jakie masz prawa',
  tallyTitle: 'Dotychczasowe liczby',
  tallyCaption: 'Wiadomości w tej rozmowie',
  received: 'Otrzymane',
  shown: 'Pokazane',
  edited: 'w tym zmienione dla ochrony prywatności',
  notShown: 'Niepokazane',
  waiting: 'Czekają na przeczytanie',
  takenDown: 'Zdjęte później, przez nas lub przez nadawcę',
  why: 'Dlaczego wiadomości nie pokazano',
  count: 'Liczba',
  consentTitle: 'Na co się zgadzasz',
  consentVersion: (version) => `Treść z ${version}. Zapisujemy, na jaką treść się zgodzono i kiedy.`,
  reasons: {
    personal: 'Dane osobowe',
    abuse: 'Raniące lub grożące',
    off_topic: 'Na inny temat',
    advert: 'Reklama',
    repeat: 'Już tu jest',
    not_readable: 'Nie do odczytania',
    sender_asked: 'Na prośbę autora',
    other: 'Inny powód',
  },
  sections: [
    {
      id: 'decide',
      title: 'Jak decydujemy',
      paragraphs: [
        'Każdą wiadomość przed pokazaniem czyta człowiek. Program porządkuje wiadomości i wskazuje, na co spojrzeć, ale nigdy żadnej nie zatwierdza.',
        'Pokazujemy to, co ludzie myślą i przeżywają, także gdy jest w tym złość i także gdy krytykują nas. Nie pokazujemy danych osobowych, słów, które ranią lub grożą, reklam, spraw na inny temat ani powtórzeń tego, co już jest.',
        'Jeśli w wiadomości jest numer telefonu, adres, pełne nazwisko lub coś podobnego, moderator może to usunąć. Wiadomość ma wtedy dopisek „zmienione dla ochrony prywatności”, a jej autor dowiaduje się o tym.',
        'Każda decyzja jest zapisana: kto ją podjął, kiedy i dlaczego. Pomyłkę można naprawić: wiadomość można zdjąć ze wszystkich ekranów naraz.',
      ],
    },
    {
      id: 'emergency',
      title: 'To nie jest pogotowie',
      paragraphs: [
        'Gdy piszesz, może akurat nikt nie patrzy. Nie możemy obiecać, że zauważymy, że ktoś potrzebuje pomocy. Wiadomość, która mówi o niebezpieczeństwie, nie jest pokazywana; najpierw czyta ją osoba przeszkolona w ochronie ludzi i może odpowiedzieć na stronie potwierdzenia.',
      ],
    },
    {
      id: 'privacy',
      title: 'Twoje dane, prostymi słowami',
      paragraphs: [
        'Przechowujemy wiadomość, imię i miejsce, jeśli je podasz, czas wysłania oraz treść zgody. Nigdy nie pytamy, gdzie jest Twoje urządzenie. Nie prosimy o e-mail ani o konto.',
        'Jedno ciasteczko z losową liczbą, na pół dnia, pilnuje, żeby jedna osoba nie zagłuszyła innych; przy wiadomości zostaje tylko jego zaszyfrowana postać. W tym samym celu przez dziesięć minut liczymy wiadomości z Twojego adresu internetowego, ale go nie zapisujemy. Nie śledzimy, nie reklamujemy, a na tych stronach nic nie pochodzi od innych firm.',
        'Słowa o zdrowiu prawo chroni szczególnie. Używamy ich tylko dlatego, że się na to zgadzasz (UK GDPR, art. 6 ust. 1 lit. a oraz art. 9 ust. 2 lit. a), i tylko w tej rozmowie. Możesz zmienić zdanie w każdej chwili: link z potwierdzenia zdejmuje wiadomość zewsząd i ją usuwa.',
        'Możemy też pokazywać publiczne wpisy z hasztagiem tej rozmowy. Gdy autor usunie taki wpis, znika on i stąd.',
        'Możesz zapytać, co o Tobie przechowujemy, poprosić o poprawienie lub usunięcie oraz zgłosić sprzeciw. Zwróć się do organizatorów tej rozmowy. Jeśli odpowiedź Ci nie wystarczy, jest Information Commissioner’s Office: 0303 123 1113.',
      ],
    },
    {
      id: 'under16',
      title: 'Jeśli masz mniej niż 16 lat',
      paragraphs: [
        'Możesz wziąć udział. Zaznacz „Mam mniej niż 16 lat”, a nie wyślemy ani imienia, ani miejsca. Prosimy, nie pisz, do jakiej szkoły chodzisz, jak się nazywasz ani jak się z Tobą skontaktować.',
      ],
    },
  ],
}
