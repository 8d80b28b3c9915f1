import fc from 'fast-check';
import type { ContenuLivret } from '../contrats/livret.contrat.js';
import { comparerLivrets } from './changements-livret.js';
import { livretVide } from './contenu-livret.js';

const etape = { titre: 'Faire le point', qui: 'avec Claire', quand: '2026-10-14', statut: 'EN_COURS', explication: null } as const; // prettier-ignore
const claire = { nom: 'Claire', fonction: 'assistante sociale', organisme: null, telephone: null, fait: 'Elle aide.', referent: true, moi: false }; // prettier-ignore
const BASE: ContenuLivret = {
  rendezVous: { dateHeure: '2026-12-03T08:30:00.000Z', objet: 'Visite', lieu: 'Vannes', explication: null },
  ouJenSuis: 'Nous avançons. Tout va bien.',
  etapes: [etape, { ...etape, titre: 'Essayer un poste', quand: null, statut: 'A_VENIR' }],
  quiFaitQuoi: [claire],
  ressources: ['Ma sœur.'],
  decisions: [{ date: '2026-11-12', phrase: 'Nous demandons une visite.' }],
};
const change = (ecart: Partial<ContenuLivret>) => comparerLivrets(BASE, { ...BASE, ...ecart });

it('rien ne change, rien ne se dit', () => {
  expect(comparerLivrets(BASE, structuredClone(BASE))).toEqual([]);
});

it('une étape accomplie se dit avec son avant et son après', () => {
  expect(change({ etapes: [{ ...etape, statut: 'FAIT' }, BASE.etapes[1]!] })).toEqual([
    {
      partie: 'ETAPES',
      avant: 'Faire le point : en cours, avec Claire, mercredi 14 octobre 2026.',
      apres: 'Faire le point : fait, avec Claire, mercredi 14 octobre 2026.',
    },
  ]);
});

it('où j’en suis se compare phrase par phrase', () => {
  expect(change({ ouJenSuis: 'Nous avançons. Une visite est prévue.' })).toEqual([
    { partie: 'OU_J_EN_SUIS', avant: null, apres: 'Une visite est prévue.' },
    { partie: 'OU_J_EN_SUIS', avant: 'Tout va bien.', apres: null },
  ]);
});

it('un rendez-vous déplacé, une personne, une décision, une ressource', () => {
  const rendezVous = { ...BASE.rendezVous!, dateHeure: '2026-12-04T08:30:00.000Z' };
  expect(
    change({
      rendezVous,
      decisions: [{ date: '2026-11-20', phrase: 'Nous préparons un essai.' }, ...BASE.decisions],
      quiFaitQuoi: [{ ...claire, telephone: '02 00 00 00 00' }],
      ressources: [],
    }).map(({ partie, avant, apres }) => [partie, avant, apres]),
  ).toEqual([
    ['RENDEZ_VOUS', 'jeudi 3 décembre 2026, 9\u00a0h\u00a030, Visite, Vannes', 'vendredi 4 décembre 2026, 9\u00a0h\u00a030, Visite, Vannes'], // prettier-ignore
    ['DECISIONS', null, 'vendredi 20 novembre 2026 : Nous préparons un essai.'],
    ['QUI_FAIT_QUOI', 'Claire, assistante sociale : Elle aide.', 'Claire, assistante sociale, 02 00 00 00 00 : Elle aide.'], // prettier-ignore
    ['RESSOURCES', 'Ma sœur.', null],
  ]);
});

it('l’ordre des étapes se dit une fois ; deux étapes de même titre restent deux', () => {
  const [une, deux] = BASE.etapes as [(typeof BASE.etapes)[number], (typeof BASE.etapes)[number]];
  expect(change({ etapes: [deux, une] }).map(({ apres }) => apres)).toEqual(['L’ordre des étapes a changé.']);
  expect(change({ etapes: [une, deux, une] })).toHaveLength(1);
});

it('tout texte nouveau d’un livret se retrouve dans ses changements', () => {
  const texte = fc.stringMatching(/^[a-zé]{3,12}$/);
  fc.assert(
    fc.property(fc.uniqueArray(texte, { maxLength: 6 }), fc.uniqueArray(texte, { maxLength: 6 }), (avant, apres) => {
      const ecarts = comparerLivrets({ ...livretVide(), ressources: avant }, { ...livretVide(), ressources: apres });
      expect(new Set(ecarts.flatMap((e) => e.apres ?? []))).toEqual(new Set(apres.filter((t) => !avant.includes(t))));
      expect(new Set(ecarts.flatMap((e) => e.avant ?? []))).toEqual(new Set(avant.filter((t) => !apres.includes(t))));
    }),
  );
});
