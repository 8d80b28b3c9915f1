import { CATEGORIES_PARTAGEABLES, FONCTIONS, UNITES_PARTENAIRES, verifierLangage } from '@pdp/domain';
import { accesEnClair } from './acces-en-clair.js';
import { accordEnClair, destinataireEnClair, type AccordDonne } from './accords-en-clair.js';
import { ceQueFait, ceQueFaitLeService, fonctionEnClair, nomEnClair } from './fonctions-en-clair.js';
import { developperSigles } from './sigles.js';

describe('sigles', () => {
  it.each([
    [
      'Préparer la RQTH avec la MDPH',
      'Préparer la reconnaissance de la qualité de travailleur handicapé avec la maison départementale des personnes handicapées',
    ],
    ['AMIEM', 'AMIEM'],
    ['Statut', 'Statut'],
    ['', ''],
    ['La caisse primaire d’assurance maladie (CPAM)', 'La caisse primaire d’assurance maladie (CPAM)'],
  ])('%s', (texte, attendu) => {
    expect(developperSigles(texte)).toBe(attendu);
  });
});

describe('fonctions', () => {
  it.each(FONCTIONS.flatMap((fonction) => ['Mme', 'M.', 'Dr', null].map((civilite) => [fonction, civilite] as const)))(
    '%s, %s : rien à reprendre',
    (fonction, civilite) => {
      expect(verifierLangage(ceQueFait({ fonction, civilite }))).toEqual([]);
      expect(verifierLangage(fonctionEnClair(fonction, civilite))).toEqual([]);
    },
  );

  it('s’accorde quand on sait, sans deviner', () => {
    const claire = { civilite: 'Mme', fonction: 'ASSISTANT_SERVICE_SOCIAL' } as const;
    expect([fonctionEnClair(claire.fonction, 'Mme'), ceQueFait(claire)]).toEqual([
      'assistante sociale',
      'Elle vous accompagne et organise les étapes avec vous.',
    ]);
    expect(ceQueFait({ ...claire, civilite: null })).toMatch(/^Cette personne /);
    expect(nomEnClair({ civilite: 'Dr', prenom: 'Hervé', nom: 'Le Goff' })).toBe('Dr Hervé Le Goff');
    expect(nomEnClair({ civilite: 'Mme', prenom: 'Claire', nom: 'Le Bihan' })).toBe('Claire Le Bihan');
  });

  it.each(UNITES_PARTENAIRES)('le service %s dit ce qu’il fait', (unite) => {
    const service = ceQueFaitLeService(unite);
    expect(verifierLangage(`${service?.fonction}. ${service?.fait}`)).toEqual([]);
    expect(ceQueFaitLeService('CPAM')).toBeNull();
  });
});

describe('accords', () => {
  const accord = (reste: Partial<AccordDonne> = {}): AccordDonne => ({
    portee: 'PARTENAIRE',
    unite: 'SPST',
    organisme: 'AMIEM, service de santé au travail',
    categories: ['dispositifs', 'emploi', 'capacites'],
    finiLe: null,
    ...reste,
  });

  it.each<[AccordDonne['unite'], string | null, string]>([
    ['SPST', 'AMIEM, service de santé au travail', 'Le service de santé au travail AMIEM'],
    ['SPST', 'Santé au travail en Cornouaille', 'Le service Santé au travail en Cornouaille'],
    ['SPST', 'Service de santé au travail du Blavet', 'Le service de santé au travail du Blavet'],
    ['SPST', null, 'Le service de santé au travail'],
    ['ETM', 'AMIEM, équipe technique de maintien en emploi', 'L’équipe technique de maintien en emploi AMIEM'],
    ['CAP_EMPLOI', 'Cap emploi Morbihan', 'Le service Cap emploi Morbihan'],
    ['COMETE', 'Kerpape, équipe Comète', 'L’équipe Comète Kerpape'],
    [null, null, 'L’Assurance Maladie'],
  ])('%s, %s : %s', (unite, organisme, attendu) => {
    expect(destinataireEnClair({ unite, organisme })).toBe(attendu);
  });

  it('dit qui lit quoi, avec mes mots', () => {
    expect(accordEnClair(accord())).toBe(
      'Le service de santé au travail AMIEM lit : mes capacités, mon emploi, mes étapes.',
    );
    expect(accordEnClair(accord({ categories: [] }))).toBe(
      'Le service de santé au travail AMIEM ne lit aucune information.',
    );
  });

  it('fini, il dit depuis quand, en toutes lettres', () => {
    const finiLe = new Date('2026-11-22T23:30:00Z');
    expect(accordEnClair(accord({ finiLe }))).toBe(
      'Le service de santé au travail AMIEM ne lit plus rien depuis le lundi 23 novembre 2026.',
    );
    expect(accordEnClair(accord({ portee: 'ASSURANCE_MALADIE', unite: null, organisme: null, finiLe }))).toMatch(
      /ne partagent plus mon dossier depuis le lundi 23 novembre 2026\.$/,
    );
  });

  it('l’accord d’accompagnement dit si le Service social lit aussi les capacités', () => {
    const interne = (categories: readonly string[]): string =>
      accordEnClair(accord({ portee: 'ASSURANCE_MALADIE', unite: null, organisme: null, categories }));
    expect(interne([])).not.toContain('capacités');
    expect(interne(['capacites'])).toMatch(/ Le Service social lit aussi mes capacités\.$/);
  });

  it.each([...UNITES_PARTENAIRES, null])('%s, toutes les informations : phrases courtes, aucun sigle', (unite) => {
    const phrase = accordEnClair(
      accord({
        unite,
        portee: unite === null ? 'ASSURANCE_MALADIE' : 'PARTENAIRE',
        organisme: unite === null ? null : 'Organisme',
        categories: CATEGORIES_PARTAGEABLES,
      }),
    );
    expect(verifierLangage(phrase)).toEqual([]);
  });
});

describe('accès', () => {
  it.each([
    [['lecture', 'lecture-precisee', 'visite.lister'], 'A ouvert votre dossier.'],
    [['livret.publier', 'livret.lire', 'lecture'], 'A ouvert votre dossier. A préparé votre livret.'],
    [
      ['dossier.ecrire', 'visite.planifier'],
      'A complété votre dossier. A suivi votre visite avec la santé au travail.',
    ],
    [['inconnue'], 'A travaillé sur votre dossier.'],
    [[], ''],
  ])('%j', (actions, attendu) => {
    expect(accesEnClair(actions)).toBe(attendu);
  });

  it('n’emploie que des mots simples', () => {
    const toutes = [
      'lecture',
      'dossier.ecrire',
      'visite.x',
      'revue.x',
      'tache.x',
      'consentement.x',
      'livret.x',
      'entretien.x',
      'signalement.x',
      'z',
    ];
    expect(verifierLangage(accesEnClair(toutes))).toEqual([]);
  });
});
