import { Button, NativeSelect } from '@mantine/core';
import { MOTIFS_RETRAIT_DOCUMENT } from '@pdp/domain';
import type { DocumentVue, MotifRetraitDocument } from '@pdp/domain';
import { useState } from 'react';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { CadreDialogue } from '../dossier/cote/cadre-dialogue';
import { useRetirerDocument } from './document.requetes';
import { titreDe } from './document.vue';

const MOTIFS = [
  { value: '', label: 'Choisir…' },
  ...Object.entries(MOTIFS_RETRAIT_DOCUMENT).map(([value, { libelle }]) => ({ value, label: libelle })),
];

type Props = { readonly dossierId: string; readonly document: DocumentVue };

/** Retire un document, avec son motif ; dit d'abord ce qui s'efface et ce qui reste. */
export function RetirerDocument({ dossierId, document }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" color="rouge" onClick={() => poserOuvert(true)}>
        Retirer<span className="visuellement-cache">&nbsp;{titreDe(document)}</span>
      </Button>
      {ouvert && <Dialogue dossierId={dossierId} document={document} fermer={() => poserOuvert(false)} />}
    </>
  );
}

function Dialogue({ dossierId, document, fermer }: Props & { fermer: () => void }) {
  const retirer = useRetirerDocument(dossierId);
  const [motif, choisir] = useState('');
  const connu = motif === '' ? undefined : MOTIFS_RETRAIT_DOCUMENT[motif as MotifRetraitDocument];
  const envoyer = () =>
    retirer.mutate(
      { document, motif: motif as MotifRetraitDocument },
      {
        onSuccess: () => {
          prevenir.succes('Document retiré, contenu effacé.');
          fermer();
        },
      },
    );
  return (
    <CadreDialogue
      titre={`Retirer «\u00a0${titreDe(document)}\u00a0»`}
      bouton="Retirer le document"
      action={retirer}
      inactif={motif === ''}
      surEnvoi={envoyer}
      fermer={fermer}
    >
      <NativeSelect
        label="Pourquoi"
        required
        data={MOTIFS}
        value={motif}
        onChange={(e) => choisir(e.currentTarget.value)}
      />
      <p>
        Le contenu est effacé tout de suite, toutes versions comprises
        {connu?.effaceTitre ? ', et le titre avec lui' : ''}. Cela ne se défait pas. Il reste la trace de qui l’a
        retiré, quand et pourquoi.
      </p>
    </CadreDialogue>
  );
}
