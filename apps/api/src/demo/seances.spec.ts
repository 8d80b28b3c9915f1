import { ajouterJours, dateParis, estJourTravaille } from '@pdp/domain';
import { creerMonde } from './monde.js';
import { jourDeSeance } from './seances.js';

const VOULUS = [-346, -38, -24, -10, 0, 8, 9, 14, 28];

it.each(['2026-11-22', '2026-05-01', '2027-01-01', '2026-11-24', '2026-12-25'])(
  'aucune séance un dimanche ni un jour férié, vue du %s',
  (aujourdhui) => {
    const monde = creerMonde(new Date(`${aujourdhui}T09:00:00Z`));
    for (const voulu of VOULUS) {
      const jour = jourDeSeance(monde, voulu, 'TERMINEE');
      expect([voulu, estJourTravaille(monde.jour(jour))]).toEqual([voulu, true]);
      expect(voulu < 0 ? jour <= voulu : jour >= voulu).toBe(true);
    }
    expect(jourDeSeance(monde, 0, 'EN_COURS')).toBe(0);
  },
);

it('deux séances voisines ne tombent jamais le même jour, toute l’année', () => {
  for (let i = 0; i < 366; i += 1) {
    const monde = creerMonde(new Date(`${ajouterJours('2026-01-01', i)}T12:00:00Z`));
    const jours = Array.from({ length: 24 }, (_, n) => jourDeSeance(monde, -10 - n * 14, 'TERMINEE'));
    expect([dateParis(monde.maintenant), new Set(jours).size]).toEqual([dateParis(monde.maintenant), 24]);
  }
});
