import { CATEGORIES_FICHE, SCHEMAS_FICHE, lireContenu } from '@pdp/domain';
import { comparerVersions } from '../../../platform/ui/formulaire/conflit';
import { enClair, lignesFiche } from './fiche.lecture';
import { conflitsEnClair, enCorps, enSaisie, fautesDe, libellesDe } from './fiche.saisie';

const SOCIAL = {
  menage: 'PERSONNE_SEULE',
  personnesACharge: 2,
  aidant: false,
  difficultes: ['BUDGET', 'LOGEMENT'],
  diagnosticSocialLe: '2026-11-01',
};

describe('lecture', () => {
  it('dit chaque sorte de champ en français, et tait ce qui est vide', () => {
    expect(lignesFiche(SCHEMAS_FICHE.social, { ...SOCIAL, logement: null, diagnosticSocial: '' })).toEqual([
      { cle: 'menage', libelle: 'Ménage', valeur: 'Personne seule' },
      { cle: 'personnesACharge', libelle: 'Personnes à charge', valeur: '2' },
      { cle: 'aidant', libelle: 'Aide un proche', valeur: 'Non' },
      { cle: 'difficultes', libelle: 'Difficultés repérées', valeur: ['Budget', 'Logement'] },
      { cle: 'diagnosticSocialLe', libelle: 'Diagnostic social fait le', valeur: 'dimanche 1er novembre 2026' },
    ]);
  });

  it('écrit une liste, une somme, un numéro et un NIR masqué comme on les lit', () => {
    const avis = [{ objet: 'REPRISE', sensAvis: 'FAVORABLE', date: '2026-11-06', dureeJours: 60 }];
    expect(lignesFiche(SCHEMAS_FICHE.avis, { avis })[0]?.valeur).toEqual([
      'Reprise du travail, favorable, le vendredi 6 novembre 2026, durée en jours\u00a0: 60',
    ]);
    expect(enClair(SCHEMAS_FICHE.finances.chargesMensuelles, 850)).toBe('850 €');
    expect(enClair(SCHEMAS_FICHE.coordonnees.telephone, '0699001172', 'telephone')).toBe('06 99 00 11 72');
    expect(enClair(SCHEMAS_FICHE.nir.nir, '1 73 •• •• ••• ••• ••', 'nir')).toBe('1 73 •• •• ••• ••• ••');
  });
});

describe('saisie', () => {
  it('aller et retour sans rien perdre ni inventer', () => {
    const saisie = enSaisie(SCHEMAS_FICHE.social, SOCIAL);
    expect(saisie).toMatchObject({
      personnesACharge: '2',
      aidant: 'non',
      logement: '',
      difficultes: ['BUDGET', 'LOGEMENT'],
    });
    expect(enCorps(SCHEMAS_FICHE.social, saisie)).toEqual({
      ...SOCIAL,
      logement: null,
      mobilite: null,
      diagnosticSocial: null,
    });
  });

  it.each(CATEGORIES_FICHE)('%s : une fiche vide part au format du serveur', (categorie) => {
    const corps = enCorps(SCHEMAS_FICHE[categorie], enSaisie(SCHEMAS_FICHE[categorie], {}));
    const lu = lireContenu(SCHEMAS_FICHE[categorie], corps, '2026-11-22');
    expect(lu.ok ? [] : lu.erreur.map(({ code }) => code).filter((code) => code !== 'VIDE')).toEqual([]);
  });

  it('signale une faute sur son champ, sous-champs de liste compris', () => {
    const vide = enSaisie(SCHEMAS_FICHE.avis.avis.de, {});
    const saisie = enSaisie(SCHEMAS_FICHE.social, { ...SOCIAL, personnesACharge: 99 });
    expect(Object.keys(fautesDe('social', saisie, '2026-11-22'))).toEqual(['personnesACharge']);
    expect(Object.keys(fautesDe('avis', { avis: [vide] }, '2026-11-22'))).toEqual([
      'avis.0.objet',
      'avis.0.sensAvis',
      'avis.0.date',
    ]);
    expect(libellesDe(SCHEMAS_FICHE.avis, { avis: [vide] })['avis.0.sensAvis']).toBe('Avis 1, sens');
  });
});

describe('conflit', () => {
  it('montre les libellés, rend les codes', () => {
    const base = enSaisie(SCHEMAS_FICHE.social, SOCIAL);
    const mien = { ...base, menage: 'COUPLE_SANS_ENFANT', diagnosticSocial: 'À moi' };
    const leur = { ...base, menage: 'FAMILLE_MONOPARENTALE', diagnosticSocial: 'À eux', logement: 'LOCATAIRE' };
    const { conflits, fusion } = comparerVersions(base, mien, leur, libellesDe(SCHEMAS_FICHE.social, base));
    const { montres, rendre } = conflitsEnClair(SCHEMAS_FICHE.social, conflits);
    expect(montres.map(({ cle, mien: m, leur: l }) => [cle, m, l])).toEqual([
      ['menage', ['En couple sans enfant'], ['Famille monoparentale']],
      ['diagnosticSocial', 'À moi', 'À eux'],
    ]);
    const choisies = { ...fusion, menage: montres[0]?.leur, diagnosticSocial: 'À eux\nÀ moi' };
    expect(rendre(choisies)).toMatchObject({
      menage: 'FAMILLE_MONOPARENTALE',
      diagnosticSocial: 'À eux\nÀ moi',
      logement: 'LOCATAIRE',
    });
  });
});
