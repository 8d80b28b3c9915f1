import { describe, expect, it } from '@jest/globals';
import {
  CODES_REGLE_CONSERVATION,
  REGLES_CONSERVATION,
  conservationActive,
  conservationArchive,
  estEchu,
} from './regles-conservation.js';
import { AXES_STATISTIQUES, comptesDe } from './statistiques-conservees.js';

const faits = { closLe: null, dernierContact: null, archiveLe: null, finDernierAccord: null };

describe('règles de conservation', () => {
  it('chaque règle a sa durée, son départ et sa source', () => {
    expect(Object.keys(REGLES_CONSERVATION)).toEqual([...CODES_REGLE_CONSERVATION]);
    for (const [code, regle] of Object.entries(REGLES_CONSERVATION)) {
      expect(regle.code).toBe(code);
      expect(regle.duree.valeur).toBeGreaterThan(0);
      expect(regle.source.length).toBeGreaterThan(10);
    }
  });

  it('le dernier jour est encore conservé', () => {
    const { duree } = REGLES_CONSERVATION.SIGNALEMENT_SANS_SUITE;
    expect(estEchu('2025-11-22', duree, '2026-11-22')).toBe(false);
    expect(estEchu('2025-11-22', duree, '2026-11-23')).toBe(true);
    expect(estEchu('2024-02-29', duree, '2025-03-01')).toBe(true);
  });

  it('base active : deux ans après le dernier contact, ou la clôture si elle est plus tardive', () => {
    expect(conservationActive(faits)).toBeNull();
    expect(conservationActive({ ...faits, closLe: '2024-01-31' })).toBe('2026-01-31');
    expect(conservationActive({ ...faits, closLe: '2024-01-31', dernierContact: '2023-06-01' })).toBe('2026-01-31');
    expect(conservationActive({ ...faits, closLe: '2024-01-31', dernierContact: '2024-09-01' })).toBe('2026-09-01');
  });

  it('archive : trois ans, et cinq ans de preuve après le dernier accord', () => {
    expect(conservationArchive(faits)).toBeNull();
    expect(conservationArchive({ ...faits, archiveLe: '2026-02-01' })).toBe('2029-02-01');
    expect(conservationArchive({ ...faits, archiveLe: '2026-02-01', finDernierAccord: '2023-05-01' })).toBe(
      '2029-02-01',
    );
    expect(conservationArchive({ ...faits, archiveLe: '2026-02-01', finDernierAccord: '2024-05-01' })).toBe(
      '2029-05-01',
    );
  });
});

describe('statistiques gardées', () => {
  const dossier = {
    ouvertLe: '2022-01-10',
    closLe: '2022-11-02',
    dateNaissance: '1980-05-05',
    sexe: 'F',
    risque: 'MALADIE',
    statutEmploi: 'CDI',
    codeApe: '86.10Z',
    issue: 'FORMATION',
    entretiens: 4,
  };

  it('un compte par axe, sans rien de la personne', () => {
    const comptes = comptesDe(dossier);
    expect(comptes.map(({ axe, valeur }) => `${axe} ${valeur}`)).toEqual([
      'TOTAL TOTAL',
      'AGE 26_45',
      'SEXE F',
      'RISQUE MALADIE',
      'STATUT_EMPLOI CDI',
      'SECTEUR Q',
      'DUREE 6_A_12_MOIS',
      'ENTRETIENS 3_ET_PLUS',
      'EMPLOYABILITE MAINTENUE',
    ]);
    expect(new Set(comptes.map(({ annee, groupe }) => `${annee} ${groupe}`))).toEqual(new Set(['2022 MARCHE_TRAVAIL']));
  });

  it('ce qui manque est une classe', () => {
    const vide = comptesDe({
      ...dossier,
      risque: null,
      statutEmploi: null,
      codeApe: null,
      issue: null,
      entretiens: 0,
      closLe: '2022-01-20',
    });
    expect(vide).toHaveLength(AXES_STATISTIQUES.length);
    expect(vide.filter(({ valeur }) => valeur === 'NON_RENSEIGNE').map(({ axe }) => axe)).toEqual([
      'RISQUE',
      'STATUT_EMPLOI',
      'SECTEUR',
      'EMPLOYABILITE',
    ]);
    expect(new Set(vide.map(({ groupe }) => groupe))).toEqual(new Set(['NON_RENSEIGNE']));
  });
});
