import { NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LIBELLES_MOTIF_FIN_LIEN, MOTIFS_FIN_LIEN } from '@pdp/domain';
import type { DossierVue, MotifFinLien } from '@pdp/domain';
import { useState } from 'react';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { CadreDialogue } from './cadre-dialogue';
import styles from '../dossier.module.css';

type Props = { readonly membre: DossierVue['cercle'][number]; readonly dossierId: string };

/** Met fin au lien d'un membre du cercle, en disant pourquoi. */
export function RetirerDuCercle({ membre, dossierId }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  return (
    <>
      <button type="button" className={styles['bouton']} onClick={() => poserOuvert(true)}>
        mettre fin<span className="visuellement-cache">&nbsp;au lien de {membre.nom}</span>
      </button>
      {ouvert && <Dialogue membre={membre} dossierId={dossierId} fermer={() => poserOuvert(false)} />}
    </>
  );
}

function Dialogue({ membre, dossierId, fermer }: Props & { readonly fermer: () => void }) {
  const [motif, poserMotif] = useState<MotifFinLien>('MISSION_TERMINEE');
  const relire = useRelireDossier(dossierId);
  const delier = useMutation({
    mutationFn: () => commandesDossier.delier(membre.affectationId, motif),
    onSuccess: () => {
      prevenir.succes(`${membre.nom} ne lit plus ce dossier.`);
      fermer();
    },
    onSettled: () => relire(),
  });
  return (
    <CadreDialogue
      titre={`Mettre fin au lien de ${membre.nom}\u00a0?`}
      bouton="Mettre fin au lien"
      action={delier}
      surEnvoi={() => delier.mutate()}
      fermer={fermer}
    >
      <p>Cette personne ne lira plus le dossier. Ses tâches en cours restent à confier à quelqu’un d’autre.</p>
      <NativeSelect
        label="Pourquoi"
        required
        data={MOTIFS_FIN_LIEN.map((code) => ({ value: code, label: LIBELLES_MOTIF_FIN_LIEN[code] }))}
        value={motif}
        onChange={(e) => poserMotif(e.currentTarget.value as MotifFinLien)}
      />
    </CadreDialogue>
  );
}
