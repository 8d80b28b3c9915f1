import { Button, Radio } from '@mantine/core';
import {
  CATEGORIE_DE_CLASSE,
  CLASSE_MEDICALE,
  LIBELLES_CLASSE_DOCUMENT,
  LIMITES_DOCUMENT,
  REFUS_DOCUMENT_MEDICAL,
  titreDepuisNom,
} from '@pdp/domain';
import type { ClasseDocument, DocumentDepose } from '@pdp/domain';
import type { UseFormReturnType } from '@mantine/form';
import { ChampTexteLibre } from '../../platform/ui/formulaire/champ-texte-libre';
import { FormulaireErreurs } from '../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Rangee } from '../../platform/ui/mise-en-page/grille';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useQuiLira } from '../dossier/lecteurs.requetes';
import { ChampFichier } from './champ-fichier';
import { envoyerDocument, useRelireDocuments } from './document.requetes';
import { fauteDeFichier } from './document.vue';
import { useEnvoiFichier } from './use-envoi-fichier';
import styles from './document.module.css';

type Saisie = { classe: string; titre: string; fichier: File | null };

/** Le contenu du fichier n'entre pas dans la clé d'idempotence : ce qui le distingue, si. */
type Corps = { classe: string; titre: string; fichier: File | null; empreinte: readonly (string | number)[] };

const LIBELLES = { classe: 'Nature', fichier: 'Fichier', titre: 'Titre' };

const fautes = ({ classe, titre, fichier }: Saisie): Record<string, string> => {
  const duFichier = fauteDeFichier(fichier);
  return {
    ...(classe === '' ? { classe: 'Dites si le document est administratif ou social.' } : {}),
    ...(classe === CLASSE_MEDICALE ? { classe: REFUS_DOCUMENT_MEDICAL } : {}),
    ...(duFichier === undefined ? {} : { fichier: duFichier }),
    ...(titre.trim() === '' ? { titre: 'Donnez un titre, sans rien de médical.' } : {}),
  };
};

type Props = {
  readonly dossierId: string;
  readonly classes: readonly ClasseDocument[];
  readonly fermer: () => void;
};

function useDepotDocument({ dossierId, classes, fermer }: Props) {
  const relire = useRelireDocuments(dossierId);
  const { part, suivre } = useEnvoiFichier();
  const formulaire = useFormulaire<Saisie, Corps, DocumentDepose>({
    initiales: { classe: classes.length === 1 ? (classes[0] ?? '') : '', titre: '', fichier: null },
    libelles: LIBELLES,
    valider: fautes,
    corps: ({ classe, titre, fichier }) => ({
      classe,
      titre: titre.trim(),
      fichier,
      empreinte: fichier ? [fichier.name, fichier.size, fichier.lastModified] : [],
    }),
    envoyer: ({ classe, titre, fichier }, cleIdempotence) =>
      suivre((surAvancement) =>
        envoyerDocument(
          { dossierId, documentId: undefined },
          fichier ?? new File([], ''),
          { classe, titre },
          { cleIdempotence, surAvancement },
        ),
      ),
    surSucces: () => {
      prevenir.succes('Document déposé. Il s’ouvrira une fois analysé par l’antivirus.');
      void relire();
      fermer();
    },
  });
  return { formulaire, part };
}

/** Dépose un document : sa nature, le fichier, un titre que d'autres liront. La saisie reste si l'envoi est refusé. */
export function FormulaireDocument(props: Props) {
  const { dossierId, classes, fermer } = props;
  const { formulaire, part } = useDepotDocument(props);
  return (
    <Carte>
      <form onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
        <FormulaireErreurs
          fautes={formulaire.fautes}
          essai={formulaire.essai}
          correlationId={formulaire.correlationId}
        />
        <Champs dossierId={dossierId} classes={classes} form={formulaire.form} part={part} />
        <Rangee>
          <Button
            type="submit"
            loading={formulaire.enCours}
            disabled={formulaire.form.values.classe === CLASSE_MEDICALE}
          >
            Déposer le document
          </Button>
          <Button variant="default" onClick={fermer}>
            Fermer
          </Button>
        </Rangee>
      </form>
    </Carte>
  );
}

type PropsChamps = {
  readonly dossierId: string;
  readonly classes: readonly ClasseDocument[];
  readonly form: UseFormReturnType<Saisie>;
  readonly part: number | undefined;
};

function Champs({ dossierId, classes, form, part }: PropsChamps) {
  const { classe, titre, fichier } = form.values;
  const lecteurs = useQuiLira(dossierId, CATEGORIE_DE_CLASSE[classe === 'SOCIAL' ? 'SOCIAL' : 'ADMINISTRATIF']);
  const choisir = (choisi: File) => {
    form.setFieldValue('fichier', choisi);
    if (titre.trim() === '') form.setFieldValue('titre', titreDepuisNom(choisi.name));
  };
  return (
    <>
      <Nature classes={classes} form={form} />
      {classe !== CLASSE_MEDICALE && (
        <>
          <ChampFichier
            libelle="Fichier"
            fichier={fichier}
            surChoix={choisir}
            avancement={part}
            erreur={form.errors['fichier']}
          />
          <ChampTexteLibre
            label="Titre, sans rien de médical"
            lignes={1}
            required
            limite={LIMITES_DOCUMENT.titre}
            lecteurs={lecteurs}
            {...form.getInputProps('titre')}
          />
        </>
      )}
    </>
  );
}

function Nature({ classes, form }: Pick<PropsChamps, 'classes' | 'form'>) {
  return (
    <>
      <Radio.Group label="Nature du document" required data-path="classe" {...form.getInputProps('classe')}>
        <div className={styles['gestes']} style={{ marginTop: 8 }}>
          {classes.map((classe) => (
            <Radio
              key={classe}
              value={classe}
              label={LIBELLES_CLASSE_DOCUMENT[classe].nom}
              description={LIBELLES_CLASSE_DOCUMENT[classe].exemples}
            />
          ))}
          <Radio value={CLASSE_MEDICALE} label="Médical" description="compte rendu, ordonnance, certificat" />
        </div>
      </Radio.Group>
      <div role="status">
        {form.values.classe === CLASSE_MEDICALE && <p className={styles['refus']}>{REFUS_DOCUMENT_MEDICAL}</p>}
      </div>
    </>
  );
}
