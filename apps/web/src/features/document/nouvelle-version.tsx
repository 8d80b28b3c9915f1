import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { DocumentVue } from '@pdp/domain';
import { useState } from 'react';
import { creerIdempotence, identifiantAleatoire } from '../../platform/api/idempotence';
import { enEchec } from '../../platform/api/probleme';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { CadreDialogue } from '../dossier/cote/cadre-dialogue';
import { ChampFichier } from './champ-fichier';
import { envoyerDocument, useRelireDocuments } from './document.requetes';
import { fauteDeFichier, titreDe } from './document.vue';
import { useEnvoiFichier } from './use-envoi-fichier';

type Props = { readonly dossierId: string; readonly document: DocumentVue };

/** Dépose une nouvelle version d'un document ; la précédente reste lisible. */
export function NouvelleVersion({ dossierId, document }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => poserOuvert(true)}>
        Nouvelle version<span className="visuellement-cache">&nbsp;de {titreDe(document)}</span>
      </Button>
      {ouvert && <Dialogue dossierId={dossierId} document={document} fermer={() => poserOuvert(false)} />}
    </>
  );
}

function Dialogue({ dossierId, document, fermer }: Props & { fermer: () => void }) {
  const relire = useRelireDocuments(dossierId);
  const { part, suivre } = useEnvoiFichier();
  const [fichier, choisir] = useState<File | null>(null);
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const envoi = useMutation({
    mutationFn: (choisi: File) => {
      const cleIdempotence = idempotence.clePour([choisi.name, choisi.size, choisi.lastModified]);
      return suivre((surAvancement) =>
        envoyerDocument({ dossierId, documentId: document.id }, choisi, {}, { cleIdempotence, surAvancement }),
      );
    },
    onSuccess: () => {
      prevenir.succes('Nouvelle version déposée. Elle s’ouvrira une fois analysée.');
      void relire();
      fermer();
    },
  });
  const duFichier = envoi.error && enEchec(envoi.error).champs.find(({ chemin }) => chemin === 'fichier')?.message;
  const faute = fichier === null ? undefined : fauteDeFichier(fichier);
  return (
    <CadreDialogue
      titre={`Nouvelle version de «\u00a0${titreDe(document)}\u00a0»`}
      bouton="Déposer cette version"
      action={duFichier ? { ...envoi, isError: false, error: null } : envoi}
      inactif={fichier === null || faute !== undefined}
      surEnvoi={() => fichier && envoi.mutate(fichier)}
      fermer={fermer}
    >
      <ChampFichier
        libelle="Fichier"
        fichier={fichier}
        surChoix={(choisi) => {
          envoi.reset();
          choisir(choisi);
        }}
        avancement={part}
        erreur={faute ?? duFichier}
      />
    </CadreDialogue>
  );
}
