import { expect, it } from '@jest/globals';
import { livretVide, type ContenuLivret, type EtapeLivret } from '@pdp/domain';
import { reprendreDans } from './reprendre-dans.js';

const etape = (titre: string, statut: EtapeLivret['statut'], quand: string | null = null): EtapeLivret => ({
  titre,
  qui: 'vous',
  quand,
  statut,
  explication: null,
});
const avec = (...etapes: EtapeLivret[]): ContenuLivret => ({ ...livretVide(), etapes });
const reprise = (phrase: string) => ({ cible: 'ETAPES', phrase, date: '2026-12-03' }) as const;
const titres = (contenu: ContenuLivret) => contenu.etapes.map(({ titre, statut, quand }) => [titre, statut, quand]);

it('une étape annoncée devient faite, à sa place', () => {
  const contenu = avec(
    etape('Faire le point', 'FAIT'),
    etape('Rencontrer le médecin', 'EN_COURS'),
    etape('Suite', 'A_VENIR'),
  );
  expect(titres(reprendreDans(contenu, reprise('rencontrer le MÉDECIN')))).toEqual([
    ['Faire le point', 'FAIT', null],
    ['Rencontrer le médecin', 'FAIT', '2026-12-03'],
    ['Suite', 'A_VENIR', null],
  ]);
});

it('une étape inconnue se range après la dernière faite, une seule fois', () => {
  const contenu = avec(etape('Faire le point', 'FAIT'), etape('Suite', 'A_VENIR'));
  const une = reprendreDans(contenu, reprise('Essayer un poste'));
  expect(titres(une).map(([titre]) => titre)).toEqual(['Faire le point', 'Essayer un poste', 'Suite']);
  expect(reprendreDans(une, reprise('Essayer un poste'))).toEqual(une);
});

it('trente étapes : aucune de plus', () => {
  const plein = avec(...Array.from({ length: 30 }, (_, rang) => etape(`Étape ${rang}`, 'A_VENIR')));
  expect(reprendreDans(plein, reprise('Essayer un poste'))).toEqual(plein);
});

it('une phrase décidée : la plus récente d’abord, jamais deux fois', () => {
  const phrase = { cible: 'DECISIONS', phrase: 'Nous demandons une visite.', date: '2026-12-03' } as const;
  const contenu = { ...livretVide(), decisions: [{ date: '2026-11-01', phrase: 'Ancienne.' }] };
  const avecElle = reprendreDans(contenu, phrase);
  expect(avecElle.decisions.map(({ phrase: p }) => p)).toEqual([phrase.phrase, 'Ancienne.']);
  expect(reprendreDans(avecElle, phrase)).toBe(avecElle);
});
