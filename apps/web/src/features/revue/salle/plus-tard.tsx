import { Button, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { LIMITES_TEXTE, type Fonction, type RevueVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { cles } from '../../../platform/api/cles';
import { useSession } from '../../../platform/session/session.requetes';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue, optionsPlusTard } from '../revue.requetes';
import styles from './salle.module.css';

type Props = { readonly revue: RevueVue; readonly passageId: string | null };

/** « À garder pour plus tard » : un sujet à ne pas perdre et à ne pas traiter maintenant. */
export function PlusTard({ revue, passageId }: Props) {
  const { fonction } = useSession().habilitationActive;
  const redige = peutActe(fonction as Fonction, 'revue.rediger') && revue.etat === 'EN_COURS';
  const sujets = useQuery({ ...optionsPlusTard(revue.id), enabled: revue.etat === 'EN_COURS' }).data?.elements ?? [];
  const requetes = useQueryClient();
  const relire = (): void => void requetes.invalidateQueries({ queryKey: cles.revue(revue.id, 'plus-tard') });
  const retirer = useMutation({
    mutationFn: (id: string) => commandesRevue.retirerSujet(revue.id, id),
    onSuccess: relire,
    onError: prevenir.echec,
  });
  if (!redige && sujets.length === 0) return null;
  return (
    <section className={styles['plusTard']} aria-labelledby="titre-plus-tard">
      <h3 id="titre-plus-tard">À garder pour plus tard</h3>
      <ul>
        {sujets.map((s) => (
          <li key={s.id}>
            <span>{s.texte}</span>
            {redige && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`Retirer « ${s.texte} »`}
                onClick={() => retirer.mutate(s.id)}
              >
                <IconX size={16} aria-hidden="true" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {redige && <Ajout revueId={revue.id} passageId={passageId} surAjout={relire} />}
    </section>
  );
}

function Ajout({ revueId, passageId, surAjout }: { revueId: string; passageId: string | null; surAjout: () => void }) {
  const [texte, poserTexte] = useState('');
  const garder = useMutation({
    mutationFn: () => commandesRevue.garderSujet(revueId, texte, passageId),
    onSuccess: () => {
      poserTexte('');
      surAjout();
    },
    onError: prevenir.echec,
  });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        if (texte.trim() !== '') garder.mutate();
      }}
    >
      <TextInput
        aria-label="Sujet à garder pour plus tard"
        placeholder="Un sujet, puis Entrée"
        autoComplete="off"
        maxLength={LIMITES_TEXTE.ligne}
        value={texte}
        disabled={garder.isPending}
        onChange={(e) => poserTexte(e.currentTarget.value)}
      />
    </form>
  );
}
