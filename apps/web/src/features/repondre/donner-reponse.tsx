import { Button, Group, Radio, Textarea, TextInput } from '@mantine/core';
import type {
  DemandeOuverteVue,
  OuvrirLienRequete,
  RepondreParLienRequete,
  Reponse,
  ReponseEnregistree,
} from '@pdp/domain';
import { dateHeureLongue } from '../../platform/format/dates';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { FormulaireErreurs } from '../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { Bandeau } from '../../platform/ui/retours/bandeau';
import { commandesReponse } from './repondre.requetes';
import styles from './repondre.module.css';

type Props = {
  readonly demande: DemandeOuverteVue;
  readonly codes: OuvrirLienRequete;
  readonly surReponse: (reponse: ReponseEnregistree) => void;
};

type Valeurs = { reponse: string; signataire: string; signeLe: string; motif: string };

/** La demande, et la réponse : favorable ou défavorable, un nom, une date. Aucun motif médical n'a de champ. */
export function DonnerReponse({ demande, codes, surReponse }: Props) {
  const formulaire = useReponse({ demande, codes, surReponse });
  const { form } = formulaire;
  return (
    <form onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
      <FormulaireErreurs fautes={formulaire.fautes} essai={formulaire.essai} correlationId={formulaire.correlationId} />
      <Objet demande={demande} />
      <Radio.Group label={demande.question} required {...form.getInputProps('reponse')}>
        <Group mt={6}>
          <Radio value="FAVORABLE" label="Favorable" />
          <Radio value="DEFAVORABLE" label="Défavorable" />
        </Group>
      </Radio.Group>
      {demandeMotif(demande, form.values.reponse) && (
        <Textarea
          label="Pourquoi, sans rien dire de la santé de la personne"
          autosize
          minRows={2}
          maxLength={500}
          required
          {...form.getInputProps('motif')}
        />
      )}
      <TextInput
        label="Votre nom et votre fonction"
        maxLength={80}
        autoComplete="off"
        required
        {...form.getInputProps('signataire')}
      />
      <ChampDate label="Date" required max={demande.aujourdhui} {...form.getInputProps('signeLe')} />
      <Bandeau>Ne donnez aucun motif médical. Votre réponse vaut signature, et ne se donne qu’une fois.</Bandeau>
      <Button type="submit" loading={formulaire.enCours}>
        Envoyer ma réponse
      </Button>
      <p className="fin">Cette demande se ferme le {dateHeureLongue(demande.expireLe)}.</p>
    </form>
  );
}

const useReponse = ({ demande, codes, surReponse }: Props) =>
  useFormulaire<Valeurs, RepondreParLienRequete, ReponseEnregistree>({
    initiales: { reponse: '', signataire: '', signeLe: demande.aujourdhui, motif: '' },
    libelles: { reponse: 'Votre réponse', signataire: 'Votre nom et votre fonction', signeLe: 'Date', motif: 'Motif' },
    valider: (valeurs) => fautes(valeurs, demande),
    corps: ({ reponse, signataire, signeLe, motif }) => ({
      ...codes,
      reponse: reponse as Reponse,
      signataire,
      signeLe,
      ...(demandeMotif(demande, reponse) ? { motif } : {}),
    }),
    envoyer: (corps) => commandesReponse.repondre(corps),
    surSucces: surReponse,
  });

const Objet = ({ demande }: { readonly demande: DemandeOuverteVue }) => (
  <>
    <h2>{demande.objet}</h2>
    <dl className={styles['faits']}>
      <dt>Personne</dt>
      <dd>{demande.personne}</dd>
      {demande.faits.map(({ libelle, valeur }) => (
        <div key={libelle} className={styles['fait']}>
          <dt>{libelle}</dt>
          <dd>{valeur}</dd>
        </div>
      ))}
      <dt>Demandé par</dt>
      <dd>{demande.demandeur}</dd>
    </dl>
  </>
);

const demandeMotif = ({ motifSiRefus }: DemandeOuverteVue, reponse: string): boolean =>
  motifSiRefus && reponse === 'DEFAVORABLE';

const fautes = (
  { reponse, signataire, signeLe, motif }: Valeurs,
  demande: DemandeOuverteVue,
): Record<string, string> => ({
  ...(reponse === '' ? { reponse: 'Choisissez favorable ou défavorable.' } : {}),
  ...(signataire.trim() === '' ? { signataire: 'Écrivez votre nom et votre fonction.' } : {}),
  ...(signeLe === '' ? { signeLe: 'Indiquez la date.' } : {}),
  ...(signeLe > demande.aujourdhui ? { signeLe: 'Cette date est dans le futur.' } : {}),
  ...(demandeMotif(demande, reponse) && motif.trim() === '' ? { motif: 'Dites pourquoi, sans raison médicale.' } : {}),
});
