import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { LIBELLES_OBJET_AIDE, LIMITES_TEXTE, lireEuros } from '@pdp/domain';
import type { ObjetAide, PreparerAideRequete } from '@pdp/domain';
import { optionsDe } from '../../platform/format/libelles';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampTexteLibre } from '../../platform/ui/formulaire/champ-texte-libre';
import { optionsDocuments } from '../document/document.requetes';
import styles from '../dossier/dossier.module.css';
import { Pastilles } from '../dossier/fiche/pastilles';
import { useQuiLira } from '../dossier/lecteurs.requetes';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import { commandesAide } from './aide.requetes';

type Part = { nom: string; montant: string };
type Saisie = { objet: string; description: string; montant: string; parts: Part[]; pieces: string[] };

const VIDE: Saisie = { objet: '', description: '', montant: '', parts: [], pieces: [] };
const ILLISIBLE = 'Un montant en euros, par exemple 1 250,50.';

function fautes({ objet, description, montant, parts }: Saisie): Record<string, string> {
  return {
    ...(objet === '' ? { objet: 'Choisissez un objet.' } : {}),
    ...(description.trim() === '' ? { description: 'Dites à quoi l’aide servira.' } : {}),
    ...(lireEuros(montant) === null ? { montant: ILLISIBLE } : {}),
    ...Object.fromEntries(
      parts.flatMap((part, i) => [
        ...(part.nom.trim() === '' ? [[`parts.${i}.nom`, 'Nommez le financeur.']] : []),
        ...(lireEuros(part.montant) === null ? [[`parts.${i}.montant`, ILLISIBLE]] : []),
      ]),
    ),
  } as Record<string, string>;
}

const corps = ({ objet, description, montant, parts, pieces }: Saisie): PreparerAideRequete => ({
  objet: objet as ObjetAide,
  description,
  montantCentimes: lireEuros(montant) ?? 0,
  financeurs: parts.map((part) => ({ nom: part.nom, centimes: lireEuros(part.montant) ?? 0 })),
  pieces,
});

type Props = { readonly dossierId: string; readonly fermer: () => void };

/** Demande d'aide : son objet, son montant, les autres financeurs et leur part, les pièces. */
export function FormulaireAide({ dossierId, fermer }: Props) {
  const formulaire = useFormulaireDossier<Saisie, PreparerAideRequete>(dossierId, {
    initiales: VIDE,
    brouillon: `dossier.${dossierId}.aide`,
    libelles: { objet: 'Objet', description: 'Description', montant: 'Montant total', pieces: 'Pièces' },
    renommer: { montantCentimes: 'montant', financeurs: 'montant' },
    nommer: (chemin) => (chemin.startsWith('parts.') ? 'Financeur' : undefined),
    valider: fautes,
    corps,
    envoyer: (requete, cle) => commandesAide.preparer(dossierId, requete, cle),
    succes: 'Demande préparée.',
    fermer,
  });
  const { form } = formulaire;
  const lecteurs = useQuiLira(dossierId, 'finances');
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Préparer la demande" fermer={fermer}>
      <div className={styles['grille']}>
        <NativeSelect
          label="Objet"
          required
          data={[{ value: '', label: 'Choisir…' }, ...optionsDe(LIBELLES_OBJET_AIDE)]}
          {...form.getInputProps('objet')}
        />
        <TextInput
          label="Montant total, en euros"
          required
          inputMode="decimal"
          maxLength={12}
          {...form.getInputProps('montant')}
        />
      </div>
      <ChampTexteLibre
        label="Description, rien de médical"
        limite={LIMITES_TEXTE.ligne}
        lecteurs={lecteurs}
        lignes={2}
        {...form.getInputProps('description')}
      />
      <Parts form={form} />
      <Pieces
        dossierId={dossierId}
        choisies={form.values.pieces}
        choisir={(pieces) => form.setFieldValue('pieces', pieces)}
      />
    </CadreFormulaire>
  );
}

/** Autres financeurs, chacun avec sa part. */
const Parts = ({ form }: { readonly form: UseFormReturnType<Saisie> }) => (
  <>
    {form.values.parts.map((_, i) => (
      <div key={i} className={styles['grille']}>
        <TextInput
          label={`Autre financeur ${i + 1}`}
          maxLength={LIMITES_TEXTE.motCourt}
          {...form.getInputProps(`parts.${i}.nom`)}
        />
        <TextInput
          label={`Sa part ${i + 1}, en euros`}
          inputMode="decimal"
          maxLength={12}
          {...form.getInputProps(`parts.${i}.montant`)}
        />
      </div>
    ))}
    <div>
      <Button
        size="xs"
        variant="default"
        onClick={() => form.insertListItem('parts', { nom: '', montant: '' })}
        disabled={form.values.parts.length >= 10}
      >
        Ajouter un financeur
      </Button>
    </div>
  </>
);

type PropsPieces = {
  readonly dossierId: string;
  readonly choisies: readonly string[];
  readonly choisir: (pieces: string[]) => void;
};

function Pieces({ dossierId, choisies, choisir }: PropsPieces) {
  const documents = useQuery(optionsDocuments(dossierId));
  const options = (documents.data?.elements ?? []).flatMap(({ id, titre, retrait }) =>
    titre === null || retrait !== null ? [] : [{ value: id, label: titre }],
  );
  if (options.length === 0) return null;
  return (
    <Pastilles
      legende="Pièces du dossier"
      options={options}
      valeur={[...choisies]}
      surChoix={(pieces) => choisir([...pieces])}
      erreur={undefined}
      chemin="pieces"
    />
  );
}
