import { ResponseError } from '@backstage/errors';
import { act, renderHook, waitFor } from '@testing-library/react';
import { useInventoryQuery } from './useInventoryQuery';

describe('useInventoryQuery', () => {
  afterEach(() => jest.useRealTimers());

  it('aborts the older request, and its late answer does not win', async () => {
    const signals: AbortSignal[] = [];
    const answers: ((value: string) => void)[] = [];
    const question = () => (signal: AbortSignal) => {
      signals.push(signal);
      return new Promise<string>(resolve => answers.push(resolve));
    };
    const { result, rerender } = renderHook(
      ({ load }) => useInventoryQuery(load),
      { initialProps: { load: question() } },
    );
    rerender({ load: question() });
    expect(signals[0].aborted).toBe(true);
    await act(async () => {
      answers[1]('new');
      answers[0]('old');
    });
    expect(result.current.value).toBe('new');
  });

  it('keeps what was shown while it asks again and when that fails', async () => {
    const load = jest
      .fn<Promise<string>, [AbortSignal]>()
      .mockResolvedValueOnce('shown')
      .mockRejectedValueOnce(new Error('The hub is away'));
    const { result } = renderHook(() => useInventoryQuery(load));
    await waitFor(() => expect(result.current.value).toBe('shown'));
    act(() => result.current.reload());
    expect(result.current.loading).toBe(true);
    await waitFor(() =>
      expect(result.current.error?.message).toBe('The hub is away'),
    );
    expect(result.current.value).toBe('shown');
  });

  it('tells the backend’s own sentence for a failed request', async () => {
    const failure = await ResponseError.fromResponse({
      ok: false,
      status: 404,
      statusText: 'Not Found',
      headers: new Headers({ 'content-type': 'application/json' }),
      text: async () =>
        JSON.stringify({
          error: { name: 'NotFoundError', message: 'There is no asset x' },
          response: { statusCode: 404 },
        }),
    } as Response);
    const load = jest.fn().mockRejectedValue(failure);
    const { result } = renderHook(() => useInventoryQuery(load));
    await waitFor(() =>
      expect(result.current.error?.message).toBe('There is no asset x'),
    );
    expect(result.current.error?.name).toBe('NotFoundError');
  });

  it('asks every second only while something runs', async () => {
    jest.useFakeTimers();
    const load = jest
      .fn<Promise<number>, [AbortSignal]>()
      .mockResolvedValueOnce(1)
      .mockResolvedValueOnce(2)
      .mockResolvedValue(3);
    const running = (value: number) => value < 3;
    renderHook(() => useInventoryQuery(load, running));
    await act(() => jest.advanceTimersByTimeAsync(999));
    expect(load).toHaveBeenCalledTimes(1);
    for (let second = 0; second < 10; second++) {
      await act(() => jest.advanceTimersByTimeAsync(1000));
    }
    expect(load).toHaveBeenCalledTimes(3);
  });
});
