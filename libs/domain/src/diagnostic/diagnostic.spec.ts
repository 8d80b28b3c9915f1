import { CATEGORIES_PARTAGEABLES } from '../dossier/categories.js';
import { appliquer, defautsMachine } from '../noyau/machine.js';
import { motsMedicaux } from '../vigilance/mots-medicaux.js';
import {
  CATEGORIES_DIAGNOSTIC,
  SCHEMAS_DIAGNOSTIC,
  blocsLisibles,
  estDiagnosticVide,
  lireDiagnostic,
  listesDuDiagnostic,
  type ContenuDiagnostic,
} from './blocs-diagnostic.js';
import { MACHINE_DIAGNOSTIC } from './diagnostic.js';

const JOUR = '2026-03-03';
const SAISIE = {
  social: { freins: ['MOBILITE'], ressources: ['ENTOURAGE'], precisions: 'Vit loin du bourg.' },
  finances: { effetsFinanciers: ['BAISSE_REVENUS'], freins: ['DETTES'] },
  emploi: { poste: 'Aide-soignante', besoins: ['AMENAGEMENT'] },
  projet: { qualification: 'NIVEAU_3', aspirations: ['MEME_METIER'] },
};
const lire = (saisie: unknown): ContenuDiagnostic => {
  const lu = lireDiagnostic(saisie, JOUR);
  if (!lu.ok) throw new Error(JSON.stringify(lu.erreur));
  return lu.valeur;
};

describe('diagnostic social', () => {
  it('range chaque bloc sous sa catégorie : qui n’en lit qu’une n’a que son bloc', () => {
    const contenu = lire(SAISIE);
    expect(Object.keys(blocsLisibles(contenu, ['emploi', 'projet', 'identite']))).toEqual(['emploi', 'projet']);
    expect(JSON.stringify(blocsLisibles(contenu, ['emploi', 'projet']))).not.toContain('DETTES');
    expect(blocsLisibles(contenu, [])).toEqual({});
    // Ni la situation sociale ni le budget ne se partagent, quel que soit l'accord.
    expect(CATEGORIES_DIAGNOSTIC.filter((c) => (CATEGORIES_PARTAGEABLES as readonly string[]).includes(c))).toEqual([
      'emploi',
      'projet',
    ]);
  });

  it('réunit freins, ressources et besoins des seuls blocs lisibles', () => {
    const contenu = lire(SAISIE);
    expect(listesDuDiagnostic(contenu)).toEqual([
      { liste: 'freins', valeurs: ['Déplacements difficiles', 'Dettes'] },
      { liste: 'ressources', valeurs: ['Entourage présent'] },
      { liste: 'besoins', valeurs: ['Aménagement du poste'] },
    ]);
    expect(listesDuDiagnostic(blocsLisibles(contenu, ['emploi']))).toEqual([
      { liste: 'besoins', valeurs: ['Aménagement du poste'] },
    ]);
  });

  it('nomme chaque faute par son bloc, refuse un champ ou un bloc inconnu, et un texte trop long', () => {
    const lu = lireDiagnostic(
      { social: { freins: ['MALADIE'], diagnostic: 'x' }, medical: {}, emploi: { precisions: 'a'.repeat(301) } },
      JOUR,
    );
    expect(lu.ok ? [] : lu.erreur.map(({ chemin }) => chemin)).toEqual([
      'medical',
      'social.diagnostic',
      'social.freins',
      'emploi.precisions',
    ]);
    for (const faux of [null, 'texte', [], 3]) expect(lireDiagnostic(faux, JOUR).ok).toBe(false);
  });

  it('est vide tant que rien n’est choisi ni écrit', () => {
    expect(estDiagnosticVide(lire({}))).toBe(true);
    expect(estDiagnosticVide(lire({ projet: { experience: 'PLUS_DE_20_ANS' } }))).toBe(false);
  });

  it('aucun mot de ses listes n’est un mot médical', () => {
    const libelles = Object.values(SCHEMAS_DIAGNOSTIC).flatMap((schema) =>
      Object.values(schema).flatMap((champ) => [
        champ.libelle,
        ...('libelles' in champ ? Object.values(champ.libelles) : []),
      ]),
    );
    expect(libelles.flatMap((libelle) => motsMedicaux(libelle, JOUR))).toEqual([]);
  });

  it('la personne valide ou demande une correction ; personne d’autre ne valide à sa place sans dire quand et comment', () => {
    expect(defautsMachine(MACHINE_DIAGNOSTIC)).toEqual([]);
    const jouer = (
      transition: 'valider' | 'noterValide' | 'demanderCorrection',
      acteur: 'ASSURE' | 'ASSISTANT_SERVICE_SOCIAL' | 'COORDINATEUR',
      remplies = {},
    ) =>
      // prettier-ignore
      appliquer(MACHINE_DIAGNOSTIC, 'PARTAGE', { transition, acteur, remplies });
    expect(jouer('valider', 'ASSURE')).toEqual({ ok: true, valeur: 'VALIDE' });
    expect(jouer('valider', 'ASSISTANT_SERVICE_SOCIAL').ok).toBe(false);
    expect(jouer('noterValide', 'ASSISTANT_SERVICE_SOCIAL').ok).toBe(false);
    expect(jouer('noterValide', 'ASSISTANT_SERVICE_SOCIAL', { aFaconEtDate: true }).ok).toBe(true);
    expect(jouer('noterValide', 'COORDINATEUR', { aFaconEtDate: true }).ok).toBe(false);
    expect(jouer('demanderCorrection', 'ASSURE').ok).toBe(false);
    expect(jouer('demanderCorrection', 'ASSURE', { aRemarque: true })).toEqual({ ok: true, valeur: 'BROUILLON' });
  });
});
