import { faitsDeConsentement, faitsDeDocument, faitsDeTache, type TacheBrute } from './faits-element.js';
import type { Sujet } from './sujet.js';

const agent: Sujet = {
  utilisateurId: 'u',
  fonction: 'CONSEILLER_CAP_EMPLOI',
  unite: 'CAP_EMPLOI',
  organismeId: 'cap56',
  plateformeId: 'p',
  assureId: null,
};
const interne: Sujet = { ...agent, fonction: 'REFERENT_CPAM', unite: 'CPAM', organismeId: 'cpam56' };
const tache: TacheBrute = {
  auteurId: null,
  responsableId: null,
  responsableUnite: null,
  responsableOrganismeId: null,
  plateformeId: 'p',
};
const adressee = (sujet: Sujet, reste: Partial<TacheBrute>): boolean =>
  faitsDeTache(sujet, { ...tache, ...reste }).estDestinataire;

it('l’auteur d’une tâche est celui qui l’a écrite, et lui seul', () => {
  expect(faitsDeTache(agent, { ...tache, auteurId: 'u' }).estAuteur).toBe(true);
  expect(faitsDeTache(agent, { ...tache, auteurId: 'v' }).estAuteur).toBe(false);
  expect(faitsDeTache(agent, tache).estAuteur).toBe(false);
});

it.each([
  ['à moi', agent, { responsableId: 'u' }, true],
  ['à quelqu’un d’autre, même de mon service', agent, { responsableId: 'v', responsableUnite: 'CAP_EMPLOI' }, false],
  ['à mon service', agent, { responsableUnite: 'CAP_EMPLOI', responsableOrganismeId: 'cap56' }, true],
  ['au même service d’ailleurs', agent, { responsableUnite: 'CAP_EMPLOI', responsableOrganismeId: 'cap29' }, false],
  ['à un autre service du même organisme', agent, { responsableUnite: 'SPST', responsableOrganismeId: 'cap56' }, false],
  ['à un service partenaire sans dire lequel', agent, { responsableUnite: 'CAP_EMPLOI' }, false],
  ['à une unité interne de ma plateforme', interne, { responsableUnite: 'CPAM' }, true],
  ['à une unité interne d’une autre plateforme', interne, { responsableUnite: 'CPAM', plateformeId: 'q' }, false],
  ['à une autre unité interne', interne, { responsableUnite: 'SERVICE_MEDICAL' }, false],
  [
    'à une unité interne d’un autre organisme',
    interne,
    { responsableUnite: 'CPAM', responsableOrganismeId: 'x' },
    false,
  ],
  ['à personne', agent, {}, false],
] as const)('une tâche adressée %s', (_, sujet, reste, attendu) => {
  expect(adressee(sujet, reste)).toBe(attendu);
});

it.each([
  [{ unite: 'CAP_EMPLOI', organismeId: 'cap56' }, true],
  [{ unite: 'CAP_EMPLOI', organismeId: 'cap29' }, false],
  [{ unite: 'SPST', organismeId: 'cap56' }, false],
  [{ unite: 'CAP_EMPLOI', organismeId: null }, false],
] as const)('un accord donné à %j', (accord, attendu) => {
  expect(faitsDeConsentement(agent, accord)).toEqual({ estAuteur: false, estDestinataire: attendu });
  expect(faitsDeConsentement({ ...agent, organismeId: null }, { ...accord, organismeId: null }).estDestinataire).toBe(
    false,
  );
});

it('un document est à qui l’a déposé, et à l’unité de l’organisme qu’il nomme', () => {
  const faits = (deposePar: string, unite: Sujet['unite'] | null, organismeId: string | null) =>
    faitsDeDocument(agent, { deposePar, unite, organismeId });
  expect(faits('u', null, null)).toEqual({ estAuteur: true, estDestinataire: false });
  expect(faits('v', 'CAP_EMPLOI', 'cap56')).toEqual({ estAuteur: false, estDestinataire: true });
  expect(faits('v', 'CAP_EMPLOI', 'cap29')).toEqual({ estAuteur: false, estDestinataire: false });
  expect(faits('v', 'SPST', 'cap56')).toEqual({ estAuteur: false, estDestinataire: false });
  expect(faits('v', null, null)).toEqual({ estAuteur: false, estDestinataire: false });
});
