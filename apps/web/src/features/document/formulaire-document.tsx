import {
  CATEGORIE_DE_CLASSE,
  CLASSE_MEDICALE,
  LIMITES_DOCUMENT,
  REFUS_DOCUMENT_MEDICAL,
  titreDepuisNom,
} from '@pdp/domain';
import type { ClasseDocument, DocumentDepose, DossierVue } from '@pdp/domain';
import type { UseFormReturnType } from '@mantine/form';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampTexteLibre } from '../../platform/ui/formulaire/champ-texte-libre';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useQuiLira } from '../dossier/lecteurs.requetes';
import { ChampFichier } from './champ-fichier';
import { AdresserA, Nature } from './choix-document';
import { envoyerDocument, useRelireDocuments } from './document.requetes';
import { fauteDeFichier } from './document.vue';
import type { SaisieDocument } from './document.vue';
import { useEnvoiFichier } from './use-envoi-fichier';

/** Le contenu du fichier n'entre pas dans la clé d'idempotence : ce qui le distingue, si. */
type Corps = SaisieDocument & { empreinte: readonly (string | number)[] };

const LIBELLES = { classe: 'Nature', fichier: 'Fichier', destinataireId: 'Adresser à', titre: 'Titre' };

const fautes = ({ classe, titre, fichier }: SaisieDocument): Record<string, string> => {
  const duFichier = fauteDeFichier(fichier);
  return {
    ...(classe === '' ? { classe: 'Dites si le document est administratif ou social.' } : {}),
    ...(classe === CLASSE_MEDICALE ? { classe: REFUS_DOCUMENT_MEDICAL } : {}),
    ...(duFichier === undefined ? {} : { fichier: duFichier }),
    ...(titre.trim() === '' ? { titre: 'Donnez un titre, sans rien de médical.' } : {}),
  };
};

type Props = {
  readonly dossier: DossierVue;
  readonly classes: readonly ClasseDocument[];
  readonly fermer: () => void;
};

function useDepotDocument({ dossier: { id: dossierId }, classes, fermer }: Props) {
  const relire = useRelireDocuments(dossierId);
  const { part, suivre } = useEnvoiFichier();
  const formulaire = useFormulaire<SaisieDocument, Corps, DocumentDepose>({
    initiales: { classe: classes.length === 1 ? (classes[0] ?? '') : '', titre: '', fichier: null, destinataireId: '' },
    libelles: LIBELLES,
    valider: fautes,
    corps: ({ classe, titre, fichier, destinataireId }) => ({
      classe,
      titre: titre.trim(),
      fichier,
      // Un choix resté d'avant un changement de nature ne part pas : seul un document administratif s'adresse.
      destinataireId: classe === 'ADMINISTRATIF' ? destinataireId : '',
      empreinte: fichier ? [fichier.name, fichier.size, fichier.lastModified] : [],
    }),
    envoyer: ({ classe, titre, fichier, destinataireId }, cleIdempotence) =>
      suivre((surAvancement) =>
        envoyerDocument(
          { dossierId, documentId: undefined },
          fichier ?? new File([], ''),
          { classe, titre, destinataireId },
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
  const { dossier, classes, fermer } = props;
  const { formulaire, part } = useDepotDocument(props);
  return (
    <CadreFormulaire
      formulaire={formulaire}
      bouton="Déposer le document"
      inactif={formulaire.form.values.classe === CLASSE_MEDICALE}
      fermer={fermer}
    >
      <Champs dossier={dossier} classes={classes} form={formulaire.form} part={part} />
    </CadreFormulaire>
  );
}

type PropsChamps = {
  readonly dossier: DossierVue;
  readonly classes: readonly ClasseDocument[];
  readonly form: UseFormReturnType<SaisieDocument>;
  readonly part: number | undefined;
};

function Champs({ dossier, classes, form, part }: PropsChamps) {
  const { classe, titre, fichier } = form.values;
  const lecteurs = useQuiLira(dossier.id, CATEGORIE_DE_CLASSE[classe === 'SOCIAL' ? 'SOCIAL' : 'ADMINISTRATIF']);
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
          {classe === 'ADMINISTRATIF' && <AdresserA accords={dossier.consentements} form={form} />}
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
