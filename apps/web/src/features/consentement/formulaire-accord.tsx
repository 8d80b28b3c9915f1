import { Checkbox, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  CATEGORIES_ACCORD_INTERNE,
  LIBELLES_CANAL_CONSENTEMENT,
  LIBELLES_CATEGORIE,
  LIBELLES_UNITE,
  UNITES_PARTENAIRES,
  VERSION_TEXTE_COURANTE,
  categoriesProposees,
  estUnitePartenaire,
  texteConsentementInterne,
  texteConsentementPartenaire,
} from '@pdp/domain';
import type { CategorieDonnee, RecueillirConsentementRequete, DossierVue } from '@pdp/domain';
import type { UseFormReturnType } from '@mantine/form';
import { useAujourdhui } from '../../platform/format/horloge';
import { optionsDe } from '../../platform/format/libelles';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { contenuDe } from '../dossier/dossier.vue';
import { Pastilles } from '../dossier/fiche/pastilles';
import { choixOrganismes, commandesConsentement, optionsOrganismes } from './consentement.requetes';
import { CadreSignature, SANS_TRAIT } from './cadre-signature';
import { FormulaireNumerise } from './formulaire-numerise';
import { corpsAccord, fautesAccord, unitePartenaireDe } from './accord.saisie';
import type { SaisieAccord } from './accord.saisie';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import styles from './consentement.module.css';

const LIBELLES = {
  pour: 'Pour qui',
  organismeId: 'Organisme',
  categories: 'Rubriques',
  canal: 'Recueilli par',
  date: 'Date',
  fin: 'Jusqu’au',
  signature: 'Signature',
  formulaireId: 'Formulaire signé',
  representantVerifie: 'Représentant légal',
};
const POUR = [
  { value: '', label: 'Choisir…' },
  { value: 'ASSURANCE_MALADIE', label: 'Assurance Maladie (accompagnement coordonné)' },
  ...UNITES_PARTENAIRES.map((unite) => ({ value: unite, label: LIBELLES_UNITE[unite] })),
];

/** La fiche d'identité nomme un représentant légal (tutelle, curatelle, habilitation). */
const estProtegee = (dossier: DossierVue): boolean =>
  (contenuDe(dossier, 'identite')?.representantLegal ?? '').trim() !== '';

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

function useFormulaireAccord({ dossier, fermer }: Props) {
  const aujourdhui = useAujourdhui();
  const interneDonne = dossier.consentements.some(({ portee, actif }) => portee === 'ASSURANCE_MALADIE' && actif);
  return useFormulaireDossier<SaisieAccord, RecueillirConsentementRequete>(dossier.id, {
    initiales: {
      pour: interneDonne ? '' : 'ASSURANCE_MALADIE',
      organismeId: '',
      categories: [],
      canal: 'SIGNATURE_MANUSCRITE',
      date: aujourdhui,
      fin: '',
      signature: SANS_TRAIT,
      formulaireId: '',
      protegee: estProtegee(dossier),
      representantVerifie: false,
    },
    libelles: LIBELLES,
    valider: fautesAccord,
    corps: (saisie) => corpsAccord(saisie, VERSION_TEXTE_COURANTE),
    envoyer: (corps, cle) => commandesConsentement.donner(dossier.id, corps, cle),
    succes: 'Accord enregistré.',
    fermer,
  });
}

/** Recueille un accord : pour qui, pour quelles rubriques, et le texte à lire à la personne ; rien n'est coché d'avance. */
export function FormulaireAccord(props: Props) {
  const formulaire = useFormulaireAccord(props);
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Enregistrer l’accord" fermer={props.fermer}>
      <Destinataire form={form} />
      <TexteALire saisie={form.values} />
      <Recueil form={form} dossierId={props.dossier.id} />
    </CadreFormulaire>
  );
}

function Recueil({ form, dossierId }: { form: UseFormReturnType<SaisieAccord>; dossierId: string }) {
  const aujourdhui = useAujourdhui();
  return (
    <>
      <div className={styles['grille']}>
        <NativeSelect
          label="Recueilli par"
          required
          data={optionsDe(LIBELLES_CANAL_CONSENTEMENT)}
          {...form.getInputProps('canal')}
        />
        <ChampDate label="Donné le" required max={aujourdhui} {...form.getInputProps('date')} />
        <ChampDate
          label="Jusqu’au (facultatif)"
          description="Ce jour compris. Ensuite, l’accès se ferme seul."
          min={aujourdhui}
          {...form.getInputProps('fin')}
        />
      </div>
      {form.values.canal === 'SIGNATURE_ELECTRONIQUE' && (
        <CadreSignature
          signature={form.values.signature}
          surTrait={(signature) => form.setFieldValue('signature', signature)}
          erreur={form.errors['signature']}
        />
      )}
      {form.values.canal === 'FORMULAIRE_NUMERISE' && (
        <FormulaireNumerise
          dossierId={dossierId}
          fichierId={form.values.formulaireId}
          surDepot={(fichierId) => form.setFieldValue('formulaireId', fichierId)}
          erreur={form.errors['formulaireId']}
        />
      )}
      {form.values.protegee && (
        <Checkbox
          label="J’ai vérifié qui peut donner cet accord"
          description="Cette personne a un représentant légal. Selon la mesure, elle consent seule, avec lui, ou il consent pour elle : lisez le jugement, demandez au représentant."
          {...form.getInputProps('representantVerifie', { type: 'checkbox' })}
        />
      )}
    </>
  );
}

function Destinataire({ form }: { form: UseFormReturnType<SaisieAccord> }) {
  const unite = unitePartenaireDe(form.values.pour);
  const organismes = useQuery(optionsOrganismes(unite ?? ''));
  // L'accord d'accompagnement ne propose que ce qu'il peut nommer au Service social (décision 0017).
  const internes = form.values.pour === 'ASSURANCE_MALADIE' ? CATEGORIES_ACCORD_INTERNE : [];
  const proposees = unite ? categoriesProposees(unite) : internes;
  return (
    <>
      <div className={styles['grille']}>
        <NativeSelect
          label="Pour qui"
          required
          data={POUR}
          {...form.getInputProps('pour')}
          onChange={(e) => form.setValues({ pour: e.currentTarget.value, organismeId: '', categories: [] })}
        />
        {unite && (
          <NativeSelect
            label="Organisme"
            required
            data={[
              { value: '', label: organismes.isLoading ? 'Chargement…' : 'Choisir…' },
              ...choixOrganismes(organismes.data),
            ]}
            {...form.getInputProps('organismeId')}
          />
        )}
      </div>
      {proposees.length > 0 && (
        <Pastilles
          legende={
            unite ? 'Ce que la personne accepte de montrer' : 'Ce que la personne montre aussi au Service social'
          }
          options={proposees.map((categorie) => ({ value: categorie, label: LIBELLES_CATEGORIE[categorie] }))}
          valeur={form.values.categories}
          surChoix={(categories) => form.setFieldValue('categories', categories)}
          erreur={form.errors['categories']}
          chemin="categories"
        />
      )}
    </>
  );
}

function TexteALire({ saisie }: { saisie: SaisieAccord }) {
  const unite = unitePartenaireDe(saisie.pour);
  const organismes = useQuery(optionsOrganismes(unite ?? ''));
  if (saisie.pour === '') return null;
  if (unite && (saisie.organismeId === '' || saisie.categories.length === 0))
    return (
      <p className={styles['texte']}>
        Choisissez l’organisme et ce que la personne accepte de montrer&nbsp;: le texte à lui lire s’écrira ici.
      </p>
    );
  const organisme = choixOrganismes(organismes.data).find(({ value }) => value === saisie.organismeId)?.label;
  const texte =
    unite && estUnitePartenaire(unite)
      ? texteConsentementPartenaire(organisme ?? 'Ce partenaire', unite, saisie.categories as CategorieDonnee[])
      : texteConsentementInterne(
          CATEGORIES_ACCORD_INTERNE.filter((categorie) => saisie.categories.includes(categorie)),
        );
  return (
    <blockquote className={styles['texte']} aria-label="Texte à lire à la personne">
      <p>
        <b>À lire à la personne</b>
      </p>
      {texte.phrases.map((phrase) => (
        <p key={phrase}>{phrase}</p>
      ))}
    </blockquote>
  );
}
