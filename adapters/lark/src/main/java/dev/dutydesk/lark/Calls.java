package dev.dutydesk.lark;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.lark.oapi.Client;
import com.lark.oapi.core.request.RequestOptions;
import com.lark.oapi.core.response.BaseResponse;
import com.lark.oapi.core.response.RawResponse;
import com.lark.oapi.core.token.AccessTokenType;
import com.lark.oapi.core.utils.Jsons;
import dev.dutydesk.chat.NotPosted;
import java.nio.charset.StandardCharsets;

/** Calls of the Open API. A token that Lark doesn't take any more is asked for anew, once. */
final class Calls {
    private static final Gson JSON = Jsons.DEFAULT;

    private final Client client;
    private final Token token;

    Calls(Client client, Token token) {
        this.client = client;
        this.token = token;
    }

    interface Call<R extends BaseResponse<?>> {
        R on(Client client, RequestOptions options) throws Exception;
    }

    /** An answer that the SDK has no class for. */
    static final class Plain extends BaseResponse<JsonObject> {
        private JsonObject whole = new JsonObject();

        /** All of it; some calls answer beside {@code data}. */
        JsonObject whole() {
            return whole;
        }
    }

    /** Gets what the SDK has no call for. */
    Plain get(String path) throws NotPosted {
        return plain((lark, options) -> lark.get(path, null, AccessTokenType.Tenant, options));
    }

    /** Posts what the SDK has no call for. */
    Plain post(String path, JsonObject body) throws NotPosted {
        return plain((lark, options) -> lark.post(path, body, AccessTokenType.Tenant, options));
    }

    private interface Raw {
        RawResponse on(Client client, RequestOptions options) throws Exception;
    }

    private Plain plain(Raw call) throws NotPosted {
        return make((lark, options) -> {
            RawResponse response = call.on(lark, options);
            String text = new String(response.getBody(), StandardCharsets.UTF_8);
            Plain answer = JSON.fromJson(text, Plain.class);
            if (answer == null) {
                throw new IllegalArgumentException("empty");
            }
            answer.whole = JSON.fromJson(text, JsonObject.class);
            answer.setRawResponse(response);
            return answer;
        });
    }

    <R extends BaseResponse<?>> R make(Call<R> call) throws NotPosted {
        String bearer = token.get();
        R response = answer(call, bearer);
        if (Refusal.isOfTheToken(response)) {
            token.drop(bearer);
            response = answer(call, token.get());
        }
        if (response.getCode() == 0) {
            return response;
        }
        throw Refusal.of(response);
    }

    private <R extends BaseResponse<?>> R answer(Call<R> call, String bearer) throws NotPosted {
        try {
            return call.on(
                    client,
                    RequestOptions.newBuilder().tenantAccessToken(bearer).build());
        } catch (Exception e) {
            throw Refusal.of(e, NotPosted.Why.UNKNOWN);
        }
    }
}
